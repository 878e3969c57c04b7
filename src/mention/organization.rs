//! Chinese organisations that no table has, by their endings: 广州某某集团有限公司, 海淀区人民法院.

use super::borders::Borders;
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
const BORDERS: &str = "的了在是和与及对向将把被由于为从给因但而并就还又也都且或若如等称说让使令请则即被遭至到以及其该本这那此每各某两三家名个位条项起经据按依凭靠往跟同";

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

/// Walks left from each ending to the border of the name.
#[allow(clippy::too_many_arguments, reason = "all that has been found so far, each of its own kind")]
pub(crate) fn find(
    view: &TextView,
    borders: &Borders<'_>,
    pack: &Pack,
    endings: &[Ending],
    names: &[Span<View>],
    places: &[Span<View>],
    triggers: &[Span<View>],
    out: &mut Vec<Mention>,
) {
    let text = view.as_str();
    for (i, ending) in endings.iter().enumerate() {
        // 集团有限公司: the longer ending that overlaps or follows at once is the one to read
        let inside = endings[i + 1..].iter().take(4).any(|e| e.span.start() <= ending.span.end() && e.span.end() > ending.span.end());
        if inside {
            continue;
        }
        let row = pack.row(ending.row);
        let length = row.id.chars().count();
        let strong = length >= 3 || SHORT_BUT_STRONG.contains(&&*row.id);
        let Some(start) = name_start(text, ending.span.start(), names, places, triggers, strong) else { continue };
        let stem = text[start..ending.span.start()].trim();
        if stem.chars().count() < 2 || GENERIC.contains(&stem) || stem.chars().all(|c| "一二三四五六七八九十两几多数0123456789".contains(c))
        {
            continue;
        }
        let known_stem = names.iter().any(|n| n.start() == start && n.end() == ending.span.start());
        if known_stem && matches!(&*row.id, "公司" | "集团" | "方面" | "网" | "系") {
            continue;
        }
        let place_stem = places.iter().any(|p| p.start() == start);
        if !strong && !place_stem {
            continue;
        }
        // 美国公司 is any company of that country, 湖州政府 one government
        let place_alone = places.iter().any(|p| p.start() == start && p.end() == ending.span.start());
        if place_alone && (length == 1 || NOT_OF_A_PLACE.contains(&&*row.id)) {
            continue;
        }
        if matches!(&*row.id, "局" | "委" | "厅") && !borders.bound(ending.span) {
            continue;
        }
        // 有限公司 makes a name of anything; 法院 after a verb and 公司 after 彩票 do not
        let anchored = place_stem || known_stem || names.iter().any(|n| n.start() == start);
        let formal = row.id.contains("有限");
        let start = if anchored || formal {
            start
        } else {
            match borders.stem(start, ending.span.start()) {
                Some(from) if text[from..ending.span.start()].chars().count() >= 2 => from,
                _ => continue,
            }
        };
        if GENERIC.contains(&&text[start..ending.span.start()]) {
            continue;
        }
        let class = match &*row.kind {
            "court" => Class::Court,
            "regulator" | "government" => Class::Authority,
            _ => Class::Organization,
        };
        out.push(Mention {
            span: Span::new(start, ending.span.end()),
            class,
            row: None,
            value: None,
            rule: "organization-ending".into(),
            definite: is_definite(&row.id, place_stem, known_stem, strong),
        });
    }
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

fn name_start(text: &str, end: usize, names: &[Span<View>], places: &[Span<View>], triggers: &[Span<View>], strong: bool) -> Option<usize> {
    let mut start = end;
    let mut depth = 0;
    let limit = if strong { 18 } else { 8 };
    for (count, (i, c)) in text[..end].char_indices().rev().enumerate() {
        if count >= limit {
            break;
        }
        // a name or place that ends here is taken whole
        match c {
            ')' => depth += 1,
            '(' if depth > 0 => depth -= 1,
            '“' | '”' => break,
            _ if is_han(c) && BORDERS.contains(c) => {
                let covered = names.iter().chain(places).any(|n| n.contains_offset(i) && n.end() <= end);
                if !covered {
                    break;
                }
            }
            _ if is_han(c) || c.is_ascii_alphanumeric() => {}
            _ => break,
        }
        start = i;
        if triggers.iter().any(|t| t.end() == i && t.len() >= 6) {
            break;
        }
    }
    if depth > 0 || start == end {
        return None;
    }
    // The name begins with its place if there is one: 位于广州的… is cut by 的, 前往北京市海淀区法院 by the place.
    let region = Span::<View>::new(start, end);
    let first_place = places.iter().filter(|p| region.contains(**p)).map(|p| p.start()).min();
    let first_name = names.iter().filter(|n| region.contains(**n) && n.end() < end).map(|p| p.start()).min();
    match (first_place, first_name) {
        (Some(p), Some(n)) => Some(p.min(n)),
        (Some(p), None) => Some(p),
        (None, Some(n)) if n > start => Some(n),
        _ => Some(start),
    }
}
