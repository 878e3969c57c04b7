//! Chinese organisations that no table has, by their endings: 广州某某集团有限公司, 海淀区人民法院.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::borders::Borders;
use super::ranges::Apart;
use super::{Class, Mention};
use crate::pack::{Pack, RowId};
use crate::span::{Span, View};
use crate::text::TextView;
use crate::text::normal::is_han;

/// An ending in the text.
#[derive(Clone, Copy)]
pub(crate) struct Ending {
    pub span: Span<View>,
    pub row: RowId,
}

/// Endings of two characters that make a name of a proper noun before them, as the longer ones do.
const SHORT_BUT_STRONG: &[&str] = &[
    "集团", "银行", "法院", "大学", "协会", "公司", "证券", "人寿", "置业", "地产", "药业", "律所", "中院", "高院", "学院", "商会", "日报",
    "晚报", "时报", "周刊", "财险", "期货", "信托", "影业", "重工", "总局",
];

/// Endings that with a place alone before them name no single body.
const NOT_OF_A_PLACE: &[&str] = &[
    "公司",
    "集团",
    "汽车",
    "科技",
    "电子",
    "技术",
    "投资",
    "基金",
    "证券",
    "保险",
    "新闻",
    "航空",
    "网络",
    "物流",
    "制药",
    "地产",
    "组合",
    "生物",
    "半导体",
    "传媒",
    "资本",
    "工厂",
    "医院",
    "小学",
    "中学",
    "学校",
    "杂志",
    "股份",
    "控股",
    "企业",
    "期货",
    "信托",
    "乐队",
    "出版社",
    "实验室",
    "俱乐部",
    "工作室",
    "律师事务所",
    "会计师事务所",
    "事务所",
    "电视台",
    "信用社",
    "药业",
    "影业",
    "诊所",
    "财团",
    "工会",
    "商会",
];

/// Characters at which a name cannot go on to the left.
const BORDERS: &str = "的了在是和与及对向将把被由于为从给因但而并就还又也都且或若如等称说让使令请则即被遭至到以及其该本这那此每各某两三家名个位条项起经据按依凭靠往跟同判诉指";

/// Words before an ending that make no name with it.
const GENERIC: &[&str] = &[
    "上市",
    "子",
    "母",
    "分",
    "总",
    "关联",
    "控股",
    "合资",
    "科技",
    "互联网",
    "保险",
    "基金",
    "证券",
    "投资",
    "这家",
    "该",
    "本",
    "贵",
    "我",
    "全资",
    "旗下",
    "新",
    "老",
    "大",
    "小",
    "外国",
    "国有",
    "民营",
    "有限",
    "股份",
    "一审",
    "二审",
    "上级",
    "下级",
    "当地",
    "地方",
    "联邦",
    "最高",
    "终审",
    "上诉",
    "高级",
    "中级",
    "基层",
    "董事",
    "监事",
    "股东",
    "职工",
    "委员",
    "中央",
    "商业",
    "投资",
    "创业",
    "目标",
    "收购",
    "竞争",
    "美国",
    "中国",
    "多家",
    "两家",
    "一家",
    "几家",
    "三家",
    "整个",
    "所在",
    "原",
    "前",
    "其他",
    "跨国",
    "龙头",
    "初创",
    "创业",
    "壳",
    "房地产",
    "房产",
    "地产",
    "电商",
    "游戏",
    "软件",
    "汽车",
    "制药",
    "医药",
    "律师",
    "会计",
    "评级",
    "咨询",
    "经纪",
    "海外",
    "境外",
    "境内",
    "国内",
    "国外",
    "外资",
    "财务",
    "独角兽",
    "人工智能",
    "机器人",
    "新能源",
];

static NO_NAMES: LazyLock<FxHashSet<&str>> = LazyLock::new(|| GENERIC.iter().copied().collect());

/// What of a text is known before its endings are read.
pub(crate) struct Known<'a> {
    names: Apart<'a>,
    places: Apart<'a>,
    /// Where triggers of events end that are long enough to be no part of a name, in order.
    triggers: Vec<usize>,
}

impl<'a> Known<'a> {
    /// Names and places in text order, none overlapping another of its kind.
    pub fn new(names: &'a [Span<View>], places: &'a [Span<View>], triggers: impl Iterator<Item = Span<View>>) -> Self {
        let mut triggers: Vec<usize> = triggers.filter(|t| t.len() >= 6).map(Span::end).collect();
        triggers.sort_unstable();
        Self { names: Apart(names), places: Apart(places), triggers }
    }

    fn holds(&self, offset: usize, end: usize) -> bool {
        [self.names, self.places].into_iter().any(|all| all.at(offset).is_some_and(|n| n.end() <= end))
    }
}

/// Legal forms at the end of a full name, the longest first.
pub(crate) const FORMS: &[&str] = &["股份有限公司", "有限责任公司", "有限公司", "股份公司", "公司"];

/// Lines of business that a short name leaves out without becoming another's.
pub(crate) const LEFT_OUT: &[&str] =
    &["科技", "技术", "网络", "信息", "数据", "投资", "实业", "企业", "发展", "贸易", "工业", "产业", "管理", "股份", "智能", "软件"];

/// What a story calls a firm once its full name is told: 蓝鲸电池 for 广东蓝鲸电池科技有限公司; empty without a legal form.
/// `place` is the length of the place that leads the name, in bytes.
pub(super) fn short_forms(name: &str, place: usize) -> Vec<&str> {
    let Some(mut core) = FORMS.iter().find_map(|form| name.strip_suffix(form)) else { return Vec::new() };
    core = core.get(place..).unwrap_or(core).trim_start_matches(['省', '市', '县', '区']);
    let mut out = Vec::new();
    loop {
        if core.chars().count() >= SHORTEST_SHORT_FORM {
            out.push(core);
        }
        match LEFT_OUT.iter().find_map(|word| core.strip_suffix(word)) {
            Some(rest) => core = rest,
            None => return out,
        }
    }
}

/// Shorter than this it may be any word of the language.
const SHORTEST_SHORT_FORM: usize = 3;

/// Walks left from each ending to the border of the name.
pub(crate) fn find(view: &TextView, borders: &Borders<'_>, pack: &Pack, endings: &[Ending], known: &Known<'_>, out: &mut Vec<Mention>) {
    let text = view.as_str();
    for (i, ending) in endings.iter().enumerate() {
        // 集团有限公司: the longer ending that overlaps or follows at once is the one to read
        let inside = endings[i + 1..].iter().take(4).any(|e| e.span.start() <= ending.span.end() && e.span.end() > ending.span.end());
        if !inside {
            out.extend(read(text, borders, pack, *ending, known));
        }
    }
}

fn read(text: &str, borders: &Borders<'_>, pack: &Pack, ending: Ending, known: &Known<'_>) -> Option<Mention> {
    let row = pack.row(ending.row);
    let stop = ending.span.start();
    let length = row.id.chars().count();
    let strong = length >= 3 || SHORT_BUT_STRONG.contains(&&*row.id);
    let start = name_start(text, stop, known, strong)?;
    let stem = text[start..stop].trim();
    if stem.chars().nth(1).is_none()
        || NO_NAMES.contains(stem)
        || stem.chars().all(|c| "一二三四五六七八九十两几多数0123456789".contains(c))
    {
        return None;
    }
    let (name, place) = (known.names.from(start), known.places.from(start));
    let known_stem = name.is_some_and(|n| n.end() == stop);
    if known_stem && matches!(&*row.id, "公司" | "集团" | "方面" | "网" | "系") {
        return None;
    }
    if !strong && place.is_none() {
        return None;
    }
    // 美国公司 is any company of that country, 湖州政府 one government
    if place.is_some_and(|p| p.end() == stop) && (length == 1 || NOT_OF_A_PLACE.contains(&&*row.id)) {
        return None;
    }
    if matches!(&*row.id, "局" | "委" | "厅") && !borders.bound(ending.span) {
        return None;
    }
    // 有限公司 makes a name of anything; 法院 after a verb and 公司 after 彩票 do not
    let anchored = place.is_some() || name.is_some();
    let start = if anchored || row.id.contains("有限") {
        start
    } else {
        borders.stem(start, stop).filter(|&from| text[from..stop].chars().nth(1).is_some())?
    };
    if NO_NAMES.contains(&text[start..stop]) {
        return None;
    }
    let class = match &*row.kind {
        "court" => Class::Court,
        "regulator" | "government" => Class::Authority,
        _ => Class::Organization,
    };
    Some(Mention {
        span: Span::new(start, ending.span.end()),
        class,
        row: None,
        value: None,
        rule: "organization-ending",
        definite: is_definite(&row.id, place.is_some(), known_stem, strong),
    })
}

/// A name that outranks the place or name it begins with.
fn is_definite(ending: &str, after_place: bool, after_name: bool, strong: bool) -> bool {
    let length = ending.chars().count();
    match (after_place, after_name) {
        (true, _) => length > 1 || matches!(ending, "局" | "委" | "厅"),
        (_, true) => strong,
        _ => strong && length >= 4,
    }
}

fn name_start(text: &str, end: usize, known: &Known<'_>, strong: bool) -> Option<usize> {
    let mut start = end;
    let mut depth = 0;
    let limit = if strong { 18 } else { 8 };
    for (i, c) in text[..end].char_indices().rev().take(limit) {
        match c {
            ')' => depth += 1,
            '(' if depth > 0 => depth -= 1,
            '“' | '”' => break,
            // a name or place that ends here is taken whole
            _ if is_han(c) && BORDERS.contains(c) && !known.holds(i, end) => break,
            _ if is_han(c) || c.is_ascii_alphanumeric() => {}
            _ => break,
        }
        start = i;
        if known.triggers.binary_search(&i).is_ok() {
            break;
        }
    }
    if depth > 0 || start == end {
        return None;
    }
    // The name begins with its place if there is one: 位于广州的… is cut by 的, 前往北京市海淀区法院 by the place.
    let place = known.places.next(start).filter(|p| p.end() <= end).map(Span::start);
    let name = known.names.next(start).filter(|n| n.end() < end).map(Span::start);
    Some(match (place, name) {
        (Some(p), Some(n)) => p.min(n),
        (Some(p), None) => p,
        (None, Some(n)) => n,
        (None, None) => start,
    })
}
