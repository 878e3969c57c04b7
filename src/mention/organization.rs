//! Chinese organisations that no table has, by their endings: 广州某某集团有限公司, 海淀区人民法院.

use super::borders::Borders;
use super::ending::{Ending, EndingKind as Kind};
use super::firm_place::Places;
use super::generic::{DESCRIBES, INSIDE_NAMES, LEADS, NO_NAMES, PARENTS, is_trade};
use super::ranges::Apart;
use super::words::Words;
use super::{Class, Mention, trade_name};
use crate::span::{Span, View};
use crate::text::TextView;
use crate::text::normal::is_han;

/// Characters at which a name cannot go on to the left.
pub(super) const BORDERS: &str = "的了在是和与及对向将把被由于为从给因但而并就还又也都且或若如等称说让使令请则即被遭至到以及其该本这那此每各某两三家名个位条项起经据按依凭靠往跟同判诉指谁欠替她他它我你您们没着";

/// What of a text is known before its endings are read.
pub(crate) struct Known<'a> {
    pub names: Apart<'a>,
    pub places: Apart<'a>,
    pub told: Places<'a>,
    /// Those of the places that no table has.
    towns: Apart<'a>,
    /// Where triggers of events end that are long enough to be no part of a name, in order.
    triggers: &'a [usize],
}

impl<'a> Known<'a> {
    /// Names and places in text order, none overlapping another of its kind.
    pub const fn new(
        names: &'a [Span<View>],
        places: &'a [Span<View>],
        towns: &'a [Span<View>],
        told: Places<'a>,
        triggers: &'a [usize],
    ) -> Self {
        Self { names: Apart(names), places: Apart(places), towns: Apart(towns), told, triggers }
    }

    /// 周启明坦言公司亏损: whether a man's name and what he says or does to the firm stand before 公司.
    fn is_done_by_man(&self, stem: &str, stop: usize) -> bool {
        let Some((verb, _)) = stem.char_indices().rev().nth(1) else { return false };
        let man = &stem[..verb];
        self.triggers.binary_search(&stop).is_ok()
            && !is_trade(&stem[verb..])
            && matches!(man.chars().count(), 2 | 3)
            && self.told.words.surname(man).is_some()
    }

    fn holds(&self, offset: usize, end: usize) -> bool {
        [self.names, self.places].into_iter().any(|all| all.at(offset).is_some_and(|n| n.end() <= end))
    }
}

/// Walks left from each ending to the border of the name.
pub(crate) fn find(view: &TextView, borders: &Borders<'_>, endings: &[Ending], known: &Known<'_>, out: &mut Vec<Mention>) {
    let text = view.as_str();
    for (i, ending) in endings.iter().enumerate() {
        // 集团有限公司: the longer ending that overlaps or follows at once is the one to read
        let goes_on = |e: &Ending| {
            // 报 in 警方报案 begins another word
            let follows = e.span.start() == ending.span.end() && e.span.len() > '报'.len_utf8() && !e.kind.is(Kind::TRADE);
            (e.span.start() < ending.span.end() || follows) && e.span.end() > ending.span.end()
        };
        let inside = endings[i + 1..].iter().take(4).any(goes_on);
        if !inside {
            out.extend(read(text, borders, *ending, known));
        }
    }
}

fn read(text: &str, borders: &Borders<'_>, ending: Ending, known: &Known<'_>) -> Option<Mention> {
    let (kind, stop) = (ending.kind, ending.span.start());
    let strong = kind.is(Kind::STRONG);
    if kind.is(Kind::FORCES) {
        return forces(text, borders, ending.span);
    }
    if kind.is(Kind::LED_BY_POST) && is_led_by(text, ending.span.end()) {
        return None;
    }
    // 科创板, 电子板块: a market or a part of one
    if text[ending.span.end()..].starts_with('板') {
        return None;
    }
    if kind.is(Kind::SITE) && text[ending.span.end()..].starts_with(NOT_A_SITE) {
        return None;
    }
    if kind.is(Kind::WIDE_TRADE) && !kind.is(Kind::OWN_TRADE) {
        return trade_name::read(text, borders, ending, known);
    }
    let Some(start) = start(text, borders, stop, known, strong, kind.is(Kind::OWN_TRADE)) else {
        return if strong { None } else { trade_name::read(text, borders, ending, known) };
    };
    let start = past_clause(borders, start, stop, known);
    let stem = text[start..stop].trim();
    let (name, place) = (known.names.from(start), known.places.from(start));
    let body = kind.is(Kind::AUTHORITY);
    let of_place = place.is_some_and(|p| p.end() == stop);
    // 监管部门比法院, 专做公司: a small word before a body is no end of its name
    let known_stem = name.is_some_and(|n| n.end() == stop);
    if !kind.is(Kind::LEGAL_FORM) && !known_stem && stem.ends_with(SMALL) {
        return None;
    }
    if stem.chars().nth(1).is_none()
        || (NO_NAMES.contains(stem) && !(body && of_place))
        || stem.chars().all(|c| "一二三四五六七八九十两几多数0123456789".contains(c))
    {
        return None;
    }
    // 咖啡企业, 医药公司: a trade alone
    if kind.is(Kind::ENTERPRISE.or(Kind::FIRM)) && is_trade(stem) {
        return None;
    }
    if known_stem && kind.is(Kind::OF_KNOWN_NAME) {
        return None;
    }
    if kind.is(Kind::FIRM) && known.is_done_by_man(stem, stop) {
        return None;
    }
    // 美国公司 is any company of that country, 湖州政府 one government
    let firms = || kind.is(Kind::OF_FIRMS) || kind.is(Kind::OWN_TRADE) && !kind.is(Kind::NOT_OF_A_PLACE);
    let of_town = || firms() && known.towns.at(start).is_some();
    if of_place && kind.is(Kind::OF_ONE_CHARACTER.or(Kind::NOT_OF_A_PLACE).or(Kind::OWN_TRADE)) && !of_town() {
        return None;
    }
    if (!strong || kind.is(Kind::OFFICE)) && !borders.begins(ending.span.end()) {
        return None;
    }
    // 有限公司 makes a name of anything; 法院 after a verb and 公司 after 彩票 do not
    let anchored = place.is_some() || name.is_some() || kind.is(Kind::LED) && is_led(stem);
    let start = if anchored || kind.is(Kind::LEGAL_FORM) {
        start
    } else {
        match borders.stem(start, stop).filter(|&from| text[from..stop].chars().nth(1).is_some()) {
            Some(from) => from,
            // 柠木影业: a word of the language before a trade
            None => return if strong { trade_name::read(text, borders, ending, known) } else { None },
        }
    };
    let start = if body || anchored { start } else { past_call(known.told.words, text, start, stop) };
    if NO_NAMES.contains(&text[start..stop]) && !(body && of_place) {
        return None;
    }
    let start = past_former(text, start, ending.span);
    let parted = || PARENTS.iter().find_map(|parent| text[..start].strip_suffix(parent));
    let start = if place.is_some() && body { parted().map_or(start, str::len) } else { start };
    let of_parent = body && name.is_some_and(|n| n.end() < stop && PARENTS.contains(&text[n.range()]));
    let class = match kind {
        _ if kind.is(Kind::COURT) => Class::Court,
        _ if body => Class::Authority,
        _ => Class::Organization,
    };
    Some(Mention {
        span: Span::new(start, ending.span.end()),
        class,
        row: None,
        value: None,
        rule: "organization-ending",
        definite: is_definite(kind, place.is_some(), known_stem) || of_parent,
    })
}

/// What directly before a body is a word of its own.
const SMALL: &[char] = &['比', '做', '借', '着', '给', '找', '问', '靠', '拿', '用', '像', '没', '不', '过', '叫', '于', '进', '回'];

/// What after 网 makes another word of it: 网友, 网站.
pub(super) const NOT_A_SITE: &[char] =
    &['友', '民', '络', '站', '点', '上', '购', '页', '红', '约', '店', '吧', '售', '贷', '游', '银', '管', '格', '状', '球'];

/// Where the name begins. A weak ending wants a place before it, near, or with nothing but nouns between: 深圳市福利彩票发行中心.
fn start(text: &str, borders: &Borders<'_>, stop: usize, known: &Known<'_>, strong: bool, trade: bool) -> Option<usize> {
    let begin = |limit| name_start(text, stop, known, limit).map(|from| past_description(text, from, stop, known));
    if strong {
        return begin(18);
    }
    if let Some(near) = begin(8).filter(|&near| known.places.from(near).is_some()) {
        return Some(near);
    }
    let far = if trade { None } else { begin(14) }?;
    let place = known.places.from(far)?;
    (place.end() < stop && borders.is_nominal(Span::new(place.end(), stop))).then_some(far)
}

/// 江屿法院无权干涉鹭州法院: the second of two places leads the name where a verb stands between them.
fn past_clause(borders: &Borders<'_>, start: usize, stop: usize, known: &Known<'_>) -> usize {
    let first = known.places.from(start).filter(|p| p.end() < stop);
    let last = known.places.at(stop - 1).filter(|p| p.end() == stop);
    match (first, last) {
        (Some(first), Some(last)) if first.end() < last.start() => {
            let between = Span::new(first.end(), last.start());
            if borders.holds_deed(between) { last.start() } else { start }
        }
        _ => start,
    }
}

/// 任命前星澜集团高管李文: who was with the firm stands behind its name, and 前 is no part of it.
fn past_former(text: &str, start: usize, ending: Span<View>) -> usize {
    const FORMER: [char; 2] = ['前', '原'];
    let Some(rest) = text[start..ending.start()].strip_prefix(FORMER).filter(|rest| rest.chars().nth(1).is_some()) else { return start };
    const POSTS: [&str; 16] = [
        "高管",
        "员工",
        "高层",
        "管理层",
        "董事",
        "副总",
        "总裁",
        "总经理",
        "首席",
        "财务",
        "技术",
        "联席",
        "执行",
        "合伙人",
        "CEO",
        "高级",
    ];
    if POSTS.iter().any(|word| text[ending.end()..].starts_with(word)) { ending.start() - rest.len() } else { start }
}

/// 债权人北脊信托: what the firm is to another stands before its name.
fn past_call(words: &Words, text: &str, start: usize, stop: usize) -> usize {
    let ends = text[start..stop].char_indices().skip(1).take(8).map(|(i, _)| start + i);
    let fits = |&end: &usize| words.calls_firm(&text[..end]) && text[end..stop].chars().nth(1).is_some() && !text[end..].starts_with('之');
    ends.filter(fits).last().unwrap_or(start)
}

/// 美国私募北脊资本: what the body is stands between its country and its name.
fn past_description(text: &str, start: usize, stop: usize, known: &Known<'_>) -> usize {
    let Some(place) = known.places.from(start).filter(|p| p.end() < stop) else { return start };
    let rest = &text[place.end()..stop];
    let described = rest.char_indices().skip(1).take(4).find_map(|(i, c)| {
        let end = i + c.len_utf8();
        (DESCRIBES.contains(&rest[..end]) && rest[end..].chars().nth(1).is_some()).then_some(place.end() + end)
    });
    described.unwrap_or(start)
}

/// 国防部长 and 局长 lead a body and are none; 法院长期 is no post.
fn is_led_by(text: &str, end: usize) -> bool {
    text[end..].strip_prefix('长').is_some_and(|rest| !rest.starts_with(['期', '达', '沙', '江', '春', '城', '时', '安', '久', '远', '年']))
}

/// 中华, 国际 and their like before an ending of associations.
fn is_led(stem: &str) -> bool {
    let lead = 2 * '中'.len_utf8();
    stem.get(..lead).is_some_and(|lead| LEADS.contains(lead)) && stem[lead..].chars().nth(1).is_some()
}

/// 美军, 俄军: one character of a country before 军, where jieba knows the word.
fn forces(text: &str, borders: &Borders<'_>, ending: Span<View>) -> Option<Mention> {
    let country = text[..ending.start()].chars().next_back().filter(|c| "美俄英法德日韩朝印伊以苏乌".contains(*c))?;
    let span = Span::new(ending.start() - country.len_utf8(), ending.end());
    let whole = borders.word_from(span.start()).is_some_and(|w| w.end == span.end());
    let mention = Mention { span, class: Class::Authority, row: None, value: None, rule: "forces", definite: false };
    whole.then_some(mention)
}

/// A name that outranks the place or name it begins with.
const fn is_definite(ending: Kind, after_place: bool, after_name: bool) -> bool {
    let strong = ending.is(Kind::STRONG);
    match (after_place, after_name) {
        (true, _) => !ending.is(Kind::OF_ONE_CHARACTER) || ending.is(Kind::OFFICE),
        (_, true) => strong,
        _ => strong && ending.is(Kind::OF_FOUR_CHARACTERS),
    }
}

/// What leads the name of a firm that belongs to another.
const BELONGS: &[&str] = &["旗下", "麾下", "名下", "下属", "所属"];

fn name_start(text: &str, end: usize, known: &Known<'_>, limit: usize) -> Option<usize> {
    let mut start = end;
    let mut depth = 0;
    let mut triggers = known.triggers[..known.triggers.partition_point(|&t| t < end)].iter().rev().peekable();
    for (i, c) in text[..end].char_indices().rev().take(limit) {
        match c {
            ')' => depth += 1,
            '(' if depth > 0 => depth -= 1,
            '“' | '”' => break,
            // a name or place that ends here is taken whole
            _ if known.told.words.is_border(c) && !known.holds(i, end) && !is_inside(text, i, c) => break,
            _ if is_han(c) || c.is_ascii_alphanumeric() => {}
            _ => break,
        }
        if matches!(c, '下' | '属') && BELONGS.iter().any(|word| text[..i + c.len_utf8()].ends_with(word)) {
            break;
        }
        // 王建国所持禾木集团的股份
        if c == '持' && text[..i].ends_with('所') || c == '有' && text[..i].ends_with('持') {
            break;
        }
        // 发行 in 发行中心 is what the body does
        let after = i + c.len_utf8();
        while triggers.next_if(|&&t| t > after).is_some() {}
        if triggers.peek() == Some(&&after) {
            break;
        }
        start = i;
    }
    // (一)甲集团: no name begins with a bracket
    if let Some(inner) = text[start..end].strip_prefix('(') {
        start += "(".len() + inner.find(')').map_or(0, |at| at + ")".len());
    }
    if depth > 0 || start == end {
        return None;
    }
    // The name begins with its place if there is one: 位于广州的… is cut by 的, 前往北京市海淀区法院 by the place.
    // A place in brackets says where the body of that name is: 北脊资本(香港)有限公司.
    let bracketed = |p: &Span<View>| text[..p.start()].ends_with('(');
    let mut place = known.places.next(start);
    if let Some(inner) = place.filter(bracketed) {
        place = known.places.next(inner.end());
    }
    let place = place.filter(|p| p.end() <= end).map(Span::start);
    let name = known.names.next(start).filter(|n| n.end() < end).map(Span::start);
    Some(match (place, name) {
        (Some(p), Some(n)) => p.min(n),
        (Some(p), None) => p,
        (None, Some(n)) => n,
        (None, None) => start,
    })
}

/// Whether the character belongs to a word that stands in names: 家 in 国家.
fn is_inside(text: &str, at: usize, c: char) -> bool {
    let end = at + c.len_utf8();
    let before = text[..at].chars().next_back().map_or(at, |b| at - b.len_utf8());
    let after = text[end..].chars().next().map_or(end, |a| end + a.len_utf8());
    INSIDE_NAMES.contains(&text[before..end]) || INSIDE_NAMES.contains(&text[at..after])
}
