//! Words beside a name that tell a firm: posts held in it, what it has, what it does, what it is called.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// Posts that stand after the name of what they are held in: Finbar CEO, Otto co-founder.
pub(super) const HELD_IN: &[&str] = &[
    "CEO",
    "CFO",
    "COO",
    "CTO",
    "chief executive",
    "chairman",
    "chairwoman",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "co-founder",
    "founder",
    "managing director",
    "chief financial officer",
    "shareholders",
    "general counsel",
];

/// What an organisation is called when it is introduced.
pub(super) const KINDS: &[&str] = &[
    "company",
    "startup",
    "start-up",
    "firm",
    "maker",
    "manufacturer",
    "provider",
    "retailer",
    "subsidiary",
    "chain",
    "lender",
    "carrier",
    "airline",
    "nonprofit",
    "conglomerate",
    "supplier",
    "operator",
    "builder",
    "automaker",
    "chipmaker",
    "rival",
    "bank",
    "brokerage",
    "developer",
    "publisher",
    "broker",
    "insurer",
    "grocer",
    "brewer",
    "miner",
    "carmaker",
    "drugmaker",
    "chip-maker",
    "streamer",
    "studio",
    "marketplace",
    "platform",
    "website",
    "newspaper",
    "magazine",
    "start-ups",
    "exchange",
    "utility",
    "distributor",
    "vendor",
    "franchise",
    "fund",
    "parent",
    "unit",
    "affiliate",
    "competitor",
    "giant",
    "group",
    "charity",
    "union",
    "agency",
    "auditor",
    "auditors",
    "administrator",
    "administrators",
    "liquidator",
    "liquidators",
    "seller",
    "short-seller",
    "consultancy",
    "landlord",
    "contractor",
    "subcontractor",
    "housebuilder",
    "wholesaler",
    "refiner",
    "shipper",
    "caterer",
    "consortium",
    "partnership",
    "boutique",
    "wholesalers",
];

/// What a firm or a man may be to another party: its lawyers, Hollis Vane, said.
pub(super) const AGENTS: &[&str] = &[
    "partner",
    "partners",
    "lawyers",
    "solicitors",
    "bankers",
    "advisers",
    "advisor",
    "adviser",
    "accountants",
    "architects",
    "backer",
    "backers",
    "customer",
    "client",
    "tenant",
];

/// What only a body has: Thelaris's board, Finbar's deal.
pub(super) const OWNED: &[&str] = &[
    "acquisition",
    "app",
    "bankruptcy",
    "bid",
    "board",
    "brand",
    "brands",
    "business",
    "buyout",
    "ceo",
    "chairman",
    "chairwoman",
    "chief",
    "co-founder",
    "collapse",
    "creditors",
    "customers",
    "data",
    "deal",
    "debt",
    "devices",
    "directors",
    "earnings",
    "employees",
    "engineers",
    "executives",
    "factories",
    "factory",
    "founder",
    "founders",
    "founding",
    "general",
    "headquarters",
    "investors",
    "ipo",
    "listing",
    "management",
    "market",
    "merger",
    "offer",
    "office",
    "offices",
    "owner",
    "owners",
    "parent",
    "partners",
    "patents",
    "plans",
    "platform",
    "president",
    "product",
    "products",
    "profit",
    "profits",
    "results",
    "revenue",
    "rivals",
    "sales",
    "services",
    "share",
    "shareholders",
    "shares",
    "software",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "staff",
    "stock",
    "stores",
    "subsidiary",
    "suppliers",
    "takeover",
    "technology",
    "trademarks",
    "treasurer",
    "unit",
    "users",
    "valuation",
    "website",
    "workers",
];

/// What a party does, as the next word after its name.
pub(super) static ACTS: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    "abandoned absorbed accused accuses acknowledged acquired acquires admits admitted agreed agrees alleged announced appealed \
     appointed appoints approached approved argued argues asked backed bankrolled bans bars began bid blamed blocked borrowed bought \
     breached builds built buys canceled cancelled carved claimed claims closed collapsed complained conceded concedes confirmed \
     contends controlled controls convened copied counterclaimed countered counters countersued countersues cut debuted declined \
     deducted defaulted delisted delivered demanded demands denied denies designed developed develops disclosed dismissed dissolved \
     distributed distributes ditched dropped dumped elected emerged employs entered escalated exited expanded expected expects faced \
     faces filed fined fired floated folded fought funded gave got halted held hired holds hopes inflated infringed insisted insists \
     installed intervened invested investigated invests issued launched launches leaked leased leases lent let licensed licenses \
     liquidated listed loaned lobbied lodged lost maintained maintains makes manufactured merged misled missed moved named objected \
     offered opened operated operates ordered ousted overstated owed owes owns paid patented pays penalised penalized petitioned plans \
     pleaded pledged poached posted pressed probed promised promoted proposed published pulled pulls pushed raided raised ran \
     rebranded recalled recouped recruited redeemed refused refuses rejected rejects released relocated renamed repaid replied \
     reported responded restructured retained retaliated retorted runs sacked said says scrapped seeks sells sent settled shipped shut \
     shuttered signed slashed snapped sold sought spent spun started stole stopped sued sues supplied supplies suspended takes tapped \
     tendered terminated threatened threatens told took traded transferred trimmed understated unveiled unveils vetoed voted vowed \
     walked wants warned wired withdrew withheld won"
        .split(' ')
        .collect()
});

/// What a body does when a clause of its own tells of it: Five Arrows, which owns ….
pub(super) const WHICH: &[&str] =
    &[", which ", ", whose ", ", owner of ", ", maker of ", ", the maker of ", ", the owner of ", ", a unit of ", ", part of "];

/// Beginnings of family names that have a capital inside: McCormick, DeSantis, O'Leary.
pub(super) const FAMILY: &[&str] = &["Mc", "Mac", "De", "Le", "La", "Van", "Von", "Du", "Di", "Fitz", "St"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_searched_is_in_order() {
        assert!(OWNED.is_sorted());
    }
}
