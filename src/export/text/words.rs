//! How each kind of event is told in one line, in English and Chinese.
//!
//! A pattern is tried after another until one has all its `{slots}` filled; a part in `[brackets]` is left out when its
//! slot is empty. Slots are roles, and `amount` for the event's sums; `{s}`, `{es}` and `{is}` bend a verb to how many
//! stand in the pattern's first slot. The last pattern of a kind needs no slot.

use crate::claim::ClaimKind;
use crate::event::EventKind;

/// The patterns of an event kind in English.
pub(super) const fn english(kind: EventKind) -> &'static [&'static str] {
    use EventKind as K;
    match kind {
        K::LegalSue => &[
            "{plaintiff} sue{s} {defendant}[ in {court}][ for {amount}]",
            "{plaintiff} sue{s}[ in {court}]",
            "{defendant} {is} sued[ for {amount}]",
            "a suit is brought",
        ],
        K::LegalFile => &["{filer} file{s} papers[ against {against}][ in {court}]", "papers are filed[ against {against}]"],
        K::LegalHearing => &["{court} hear{s} {party}", "{party} in court", "{court} hold{s} a hearing", "a hearing"],
        K::LegalRule => {
            &["{court} rule{s}[ for {for}][ against {against}][: {amount}]", "ruling[ for {for}][ against {against}][: {amount}]"]
        }
        K::LegalAppeal => &["{appellant} appeal{s}[ against {against}][ to {court}]", "an appeal[ to {court}]"],
        K::LegalSettle => &["{party} settle{s}[ for {amount}]", "settlement[ for {amount}]"],
        K::LegalWithdraw => &["{party} withdraw{s} the case[ against {against}]", "the case is withdrawn"],
        K::LegalInvestigate => {
            &["{authority} investigate{s} {target}", "{target} {is} investigated", "{authority} open{s} an inquiry", "an inquiry"]
        }
        K::LegalPenalize => &[
            "{authority} penalise{s} {target}[: {amount}]",
            "{target} {is} penalised[: {amount}]",
            "{authority} impose{s} a penalty[: {amount}]",
            "a penalty[: {amount}]",
        ],
        K::LegalArrest => &["{authority} arrest{s} {person}", "{person} {is} arrested or charged", "an arrest or a charge"],
        K::LegalSentence => {
            &["{court} sentence{s} {person}[: {amount}]", "{person} {is} convicted or sentenced[: {amount}]", "a conviction or sentence"]
        }
        K::OrgFound => &[
            "{founder} found{s} {org}[ with {amount}]",
            "{org} {is} founded[ with {amount}]",
            "{founder} found{s} an organisation",
            "a founding",
        ],
        K::OrgAcquire => &[
            "{buyer} buy{s} into {target}[ from {seller}][ for {amount}]",
            "{buyer} buy{s}[ for {amount}]",
            "{seller} sell{s} {target}[ for {amount}]",
            "{target} {is} sold[ for {amount}]",
            "a purchase[ for {amount}]",
        ],
        K::OrgMerge => &["{party} merge{s}", "a merger"],
        K::OrgRestructure => &["{agent} restructure{s} {org}", "{org} change{s} form", "a restructuring"],
        K::OrgClose => &["{org} close{s} or go{es} bankrupt", "a closure or bankruptcy"],
        K::OrgList => &["{org} seek{s} or get{s} a listing[: {amount}]", "a listing"],
        K::OrgDelist => &["trading in {org} is stopped", "trading is stopped"],
        K::PersAppoint => &["{person} take{s} a post at {org}", "{person} take{s} a post", "{org} fill{s} a post", "an appointment"],
        K::PersLeave => &["{person} leave{s} {org}", "{person} leave{s} a post", "{org} lose{s} an officer", "a departure"],
        K::PersRecruit => &[
            "{recruiter} recruit{s} {person}[ from {from}]",
            "{recruiter} recruit{s} people[ from {from}]",
            "people are hired away[ from {from}]",
        ],
        K::GovControl => &[
            "{bidder} contend{s} for control of {target}[, {amount}]",
            "{bidder} contend{s} for control",
            "control of {target} is contested",
            "control is contested",
        ],
        K::GovVote => &["{org} vote{s}[ for {for}][ against {against}]", "a vote[ for {for}][ against {against}]"],
        K::MoneyDonate => &[
            "{giver} give{s} {recipient} {amount}",
            "{giver} give{s} {amount}",
            "{giver} give{s} {recipient} money",
            "{recipient} {is} given {amount}",
            "{giver} give{s} money",
            "{recipient} {is} given money",
            "a gift[ of {amount}]",
        ],
        K::MoneyInvest => &[
            "{investor} invest{s} {amount} in {recipient}",
            "{investor} invest{s} in {recipient}",
            "{recipient} raise{s} {amount}",
            "{recipient} raise{s} money",
            "{investor} invest{s}[ {amount}]",
            "an investment[ of {amount}]",
        ],
        K::MoneyPay => &[
            "{payer} pay{s} {payee} {amount}",
            "{payer} pay{s} {amount}",
            "{payer} pay{s} {payee}",
            "{payee} {is} paid[ {amount}]",
            "{payer} pay{s}",
            "a payment[ of {amount}]",
        ],
        K::MoneyWithhold => &[
            "{withholder} withhold{s} {amount}[ from {recipient}]",
            "{withholder} withhold{s} money[ from {recipient}]",
            "{recipient} {is} not paid[ {amount}]",
            "money is withheld[: {amount}]",
        ],
        K::MoneyValue => &["{holder}: a figure of {amount}", "{holder}: a figure", "a figure[ of {amount}]"],
        K::DealPropose => &[
            "{proposer} propose{s} a deal[ to {addressee}][, {amount}]",
            "{addressee} {is} offered a deal[, {amount}]",
            "a proposal[, {amount}]",
        ],
        K::DealAgree => &["{party} agree{s}[, {amount}]", "an agreement[, {amount}]"],
        K::DealReject => &["{rejecter} turn{s} down {proposer}", "{rejecter} say{s} no", "{proposer} {is} turned down", "a refusal"],
        K::DealTerminate => &["{party} end{s} the deal[ with {counterparty}]", "the deal[ with {counterparty}] ends", "a deal ends"],
        K::ConductBreach => &["{actor} break{s} a contract or duty[ towards {victim}]", "a breach[ towards {victim}]"],
        K::ConductInfringe => &["{actor} infringe{s} rights[ of {victim}]", "rights[ of {victim}] are infringed", "an infringement"],
        K::ConductDeceive => &[
            "{actor} deceive{s} {victim}[, {amount}]",
            "{actor} deceive{s}[, {amount}]",
            "{victim} {is} deceived[, {amount}]",
            "a deception[, {amount}]",
        ],
        K::ConductRestrict => {
            &["{actor} shut{s} out {victim}", "{actor} shut{s} others out", "{victim} {is} shut out", "others are shut out"]
        }
        K::BizCompete => &["{competitor} compete{s}[ with {against}]", "competition"],
        K::ProdLaunch => &["{maker} release{s}, rename{s} or withdraw{s} a product", "a product is released, renamed or withdrawn"],
        K::PubPublish => &["{publisher} publishe{s}[ about {about}]", "a publication[ about {about}]"],
        K::CommMeet => &["{party} meet{s}", "a meeting"],
    }
}

/// The patterns of an event kind in Chinese.
pub(super) const fn chinese(kind: EventKind) -> &'static [&'static str] {
    use EventKind as K;
    match kind {
        K::LegalSue => &[
            "{plaintiff}起诉{defendant}[({court})][, 索赔{amount}]",
            "{plaintiff}提起诉讼[({court})]",
            "{defendant}被诉[, 索赔{amount}]",
            "提起诉讼",
        ],
        K::LegalFile => &["{filer}向{court}提交文件[(针对{against})]", "{filer}提交法律文件[(针对{against})]", "提交法律文件"],
        K::LegalHearing => &["{court}审理{party}案", "{party}出庭", "{court}开庭审理", "开庭审理"],
        K::LegalRule => &["{court}裁判[, {for}胜][, {against}负][: {amount}]", "法院裁判[, {for}胜][, {against}负][: {amount}]"],
        K::LegalAppeal => &["{appellant}上诉[(针对{against})][至{court}]", "上诉[至{court}]"],
        K::LegalSettle => &["{party}和解[, {amount}]", "和解[, {amount}]"],
        K::LegalWithdraw => &["{party}撤诉[(针对{against})]", "撤诉"],
        K::LegalInvestigate => &["{authority}调查{target}", "{target}被调查", "{authority}展开调查", "展开调查"],
        K::LegalPenalize => &[
            "{authority}处罚{target}[: {amount}]",
            "{target}被处罚[: {amount}]",
            "{authority}作出处罚[: {amount}]",
            "作出处罚[: {amount}]",
        ],
        K::LegalArrest => &["{authority}拘捕{person}", "{person}被拘捕或起诉", "拘捕或刑事起诉"],
        K::LegalSentence => &["{court}判处{person}[: {amount}]", "{person}被定罪或判刑[: {amount}]", "定罪或判刑"],
        K::OrgFound => &["{founder}创立{org}[, 出资{amount}]", "{org}成立[, {amount}]", "{founder}创立机构", "机构成立"],
        K::OrgAcquire => &[
            "{buyer}[从{seller}]收购{target}[, {amount}]",
            "{buyer}收购[, {amount}]",
            "{seller}出售{target}[, {amount}]",
            "{target}被收购或出售[, {amount}]",
            "收购或出售[, {amount}]",
        ],
        K::OrgMerge => &["{party}合并", "合并"],
        K::OrgRestructure => &["{agent}重组{org}", "{org}改制或重组", "改制或重组"],
        K::OrgClose => &["{org}关闭或破产", "关闭或破产"],
        K::OrgList => &["{org}上市或申请上市[: {amount}]", "上市"],
        K::OrgDelist => &["{org}停牌或退市", "停牌或退市"],
        K::PersAppoint => &["{person}在{org}任职", "{person}任职", "{org}任命", "任命"],
        K::PersLeave => &["{person}离开{org}", "{person}离职", "{org}有人离职", "离职"],
        K::PersRecruit => &["{recruiter}[从{from}]挖走{person}", "{recruiter}[从{from}]挖人", "挖人[(自{from})]"],
        K::GovControl => &["{bidder}争夺{target}控制权[, {amount}]", "{bidder}争夺控制权", "{target}控制权之争", "控制权之争"],
        K::GovVote => &["{org}表决[, 支持{for}][, 反对{against}]", "表决[, 支持{for}][, 反对{against}]"],
        K::MoneyDonate => &[
            "{giver}向{recipient}捐款{amount}",
            "{giver}捐款{amount}",
            "{giver}向{recipient}捐款",
            "{recipient}获捐{amount}",
            "{giver}捐款",
            "{recipient}获捐款",
            "捐款[{amount}]",
        ],
        K::MoneyInvest => &[
            "{investor}向{recipient}投资{amount}",
            "{investor}投资{recipient}",
            "{recipient}融资{amount}",
            "{recipient}融资",
            "{investor}投资[{amount}]",
            "投资[{amount}]",
        ],
        K::MoneyPay => &[
            "{payer}向{payee}支付{amount}",
            "{payer}支付{amount}",
            "{payer}向{payee}付款",
            "{payee}收款[{amount}]",
            "{payer}付款",
            "付款[{amount}]",
        ],
        K::MoneyWithhold => &["{withholder}拒付或停付[{recipient}][{amount}]", "{recipient}未获支付[{amount}]", "拒付或停付[{amount}]"],
        K::MoneyValue => &["{holder}: 数额{amount}", "{holder}: 数额", "数额[{amount}]"],
        K::DealPropose => &["{proposer}[向{addressee}]提议[, {amount}]", "{addressee}收到提议[, {amount}]", "提议[, {amount}]"],
        K::DealAgree => &["{party}签约或合作[, {amount}]", "签约或合作[, {amount}]"],
        K::DealReject => &["{rejecter}拒绝{proposer}", "{rejecter}拒绝", "{proposer}遭拒绝", "拒绝"],
        K::DealTerminate => &["{party}终止[与{counterparty}的]合作", "[与{counterparty}的]合作终止", "合作终止"],
        K::ConductBreach => &["{actor}违约或违背义务[(对{victim})]", "违约或违背义务[(对{victim})]"],
        K::ConductInfringe => &["{actor}侵犯{victim}权利", "{actor}侵权", "{victim}遭侵权", "侵权"],
        K::ConductDeceive => {
            &["{actor}欺骗{victim}[, {amount}]", "{actor}欺诈或造假[, {amount}]", "{victim}受骗[, {amount}]", "欺诈或造假[, {amount}]"]
        }
        K::ConductRestrict => &["{actor}排挤{victim}", "{actor}排挤他人", "{victim}遭排挤", "排挤他人"],
        K::BizCompete => &["{competitor}[与{against}]竞争", "竞争"],
        K::ProdLaunch => &["{maker}发布、更名或下架产品", "产品发布、更名或下架"],
        K::PubPublish => &["{publisher}公开文件[(关于{about})]", "公开文件[(关于{about})]"],
        K::CommMeet => &["{party}会面或谈判", "会面或谈判"],
    }
}

/// What a speaker does, in English and Chinese.
pub(in crate::export) const fn saying(kind: ClaimKind) -> (&'static str, &'static str) {
    match kind {
        ClaimKind::Allegation => ("alleges", "指称"),
        ClaimKind::Denial => ("denies", "否认"),
        ClaimKind::Admission => ("admits", "承认"),
        ClaimKind::Demand => ("demands", "要求"),
        ClaimKind::Promise => ("promises", "承诺"),
        ClaimKind::Threat => ("threatens", "警告"),
        ClaimKind::Prediction => ("predicts", "预计"),
        ClaimKind::Opinion => ("thinks", "认为"),
        ClaimKind::Agreement => ("agrees", "同意"),
        ClaimKind::Statement => ("says", "称"),
    }
}
