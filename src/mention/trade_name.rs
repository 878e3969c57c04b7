//! Firms called by a brand and a trade, without a legal form: 北脊电器, 云帆智行, 杭州沐岚投资.

use super::borders::Borders;
use super::ending::{Ending, EndingKind as Kind};
use super::firm_place::Places;
use super::generic::is_trade;
use super::organization::Known;
use super::{Class, Mention, forms, told};
use crate::span::{Span, View};
use crate::text::normal::is_han;
use crate::text::segment::{self, Part, Word};

/// The rule of names made of a brand and a trade.
pub(super) const TRADE: &str = "brand-and-trade";

/// 北脊电器: a brand that is no word of the language before its trade. A trade that is a word too wants a sign that a firm is told of.
pub(super) fn read(text: &str, borders: &Borders<'_>, Ending { span: ending, kind, .. }: Ending, known: &Known<'_>) -> Option<Mention> {
    let wide = kind.is(Kind::WIDE_TRADE.or(Kind::WIDE_BODY));
    if !wide && !kind.is(Kind::TRADE) {
        return None;
    }
    let inside = |&(_, c): &(usize, char)| is_han(c) && !known.told.words.is_border(c);
    let mut left = text[..ending.start()].char_indices().rev().take_while(inside).map(|(i, _)| i);
    let (_, two) = (left.next()?, left.next()?);
    // 海曜支付了定金: what the trade says is done
    if text[ending.end()..].starts_with(['了', '过', '着']) {
        return None;
    }
    let before = Span::new(two, ending.start());
    if kind.is(Kind::ENTERPRISE) && is_trade(&text[before.range()]) {
        return None;
    }
    if let Some(name) = known.names.at(two).filter(|n| n.end() == ending.start() && n.len() <= 4 * '人'.len_utf8()) {
        // 永利酒业 is another than 永利
        let span = Span::new(name.start(), ending.end());
        let longer = kind.is(Kind::OF_FIRMS.or(Kind::LENGTHENS));
        return (longer && borders.begins(ending.end())).then_some(Mention {
            span,
            class: Class::Organization,
            row: None,
            value: None,
            rule: TRADE,
            definite: true,
        });
    }
    if known.names.overlaps(before) || known.places.overlaps(before) {
        return None;
    }
    // most trades stand behind words of the language, and the dictionary says so at once
    let told = || told::is_firm(known.told, before, ending.end()).then_some(two);
    let proper = forms::is_proper(&text[before.range()]) && !text[before.range()].ends_with(OF_SOME_KIND);
    let placed = two.checked_sub(1).and_then(|at| known.places.at(at)).filter(|p| p.end() == two);
    let plain = || {
        let word = &text[before.range()];
        let noun = || proper || matches!(segment::words(word)[..], [Word { part: Part::Person | Part::Other, .. }]);
        !told::is_kind(word) && !is_trade(word) && !word.ends_with(OF_SOME_KIND) && noun()
    };
    let stands = || plain() && stands(borders, known, Span::new(two, ending.end()));
    let sure = match (proper, wide) {
        (true, false) => true,
        (true, true) => told().is_some() || is_alone(known.told, before, ending.end()) || placed.is_some() || stands(),
        (false, false) => {
            told().is_some()
                || (kind.is(Kind::OF_FIRMS) && is_repeated(known.told, before, ending.end()))
                || (kind.is(Kind::SURE_TRADE) && is_apart(borders, known.told, before, ending))
                || (placed.is_some() && plain())
                || stands()
                || (known.told.is_bordered(two) && plain() && !text[ending.end()..].starts_with(HEADS))
        }
        (false, true) => told().is_some() && (known.told.is_called(two) || known.told.is_followed(ending.end())) || stands(),
    };
    let one_word = || segment::is_word(&text[two..ending.end()]);
    // 云帆智行将…, 柠木影业已…: the dictionary knows 行将 and 业已
    let bound = || borders.bound(ending) || (told().is_some() && !wide) || stands();
    if !sure || one_word() || !bound() {
        return None;
    }
    let word = || (!proper).then_some(two);
    let start = borders.brand(ending.start()).or_else(told).or_else(word).or(placed.map(|_| two)).or_else(|| stands().then_some(two))?;
    // 杭州沐岚投资: the place is of the name
    let start = placed.filter(|p| start <= p.end()).map_or(start, Span::start);
    // 分包方江岳路桥, of which 方 belongs to what the firm is called
    let past = text[start..two].char_indices().map(|(i, c)| start + i + c.len_utf8()).rfind(|&i| known.told.is_called(i));
    let span = Span::new(past.unwrap_or(start), ending.end());
    let definite = placed.is_some();
    let free = !known.names.overlaps(span) && !known.places.overlaps(Span::new(placed.map_or(span.start(), Span::end), span.end()));
    free.then_some(Mention { span, class: Class::Organization, row: None, value: None, rule: TRADE, definite })
}

/// What of a word and a trade makes a kind of thing: 汽车电子市场. Their first characters say so.
const HEADS: &[char] = &[
    '行', '市', '企', '公', '产', '领', '板', '巨', '项', '平', '厂', '业', '类', '界', '人', '专', '技', '股', '概', '园', '城', '街',
    '店', '化', '等',
];

/// 云帆智行将…, 沐光设计不甘…: a brand and a trade where a clause begins or behind what is done to parties, and something is
/// told of it.
fn stands(borders: &Borders<'_>, known: &Known<'_>, firm: Span<View>) -> bool {
    const FOLLOWS: &str = "将把被对向与和同及因以就在从于则也已曾未不拟获遭欲再又的称说指由";
    /// With one of these a verb goes on that the trade is: 包装成, 设计出.
    const GOES_ON: &str = "成为到出起上下入完过了着给";
    let (told, end) = (known.told, firm.end());
    let next = told.text[end..].chars().next().filter(|&c| is_han(c));
    let left = told.is_bordered(firm.start()) || told.is_done_to(firm.start()) || told.is_called(firm.start());
    let right = || next.is_some_and(|c| FOLLOWS.contains(c)) || told.acts_behind(end) || borders.is_deed(end);
    let goes_on = next.is_some_and(|c| GOES_ON.contains(c));
    left && !goes_on && borders.begins(firm.start()) && (right() || next.is_none() && told.is_done_to(firm.start()))
}

/// 柠木影业 between borders: a word of the language before a trade that firms alone are called after.
fn is_apart(borders: &Borders<'_>, told: Places<'_>, word: Span<View>, ending: Span<View>) -> bool {
    let next = told.text[ending.end()..].chars().next();
    let ends = || next.is_none_or(|c| !is_han(c) || told.words.is_border(c)) || borders.is_deed(ending.end());
    told.is_bordered(word.start()) && !told::is_kind(&told.text[word.range()]) && ends()
}

/// How far around a name its repetition is looked for, in bytes.
const AROUND: usize = 6000;

/// 嘉禾制药 twice: a word of the language before a trade, at the beginning of a clause or behind a small word, and not only once.
fn is_repeated(told: Places<'_>, word: Span<View>, end: usize) -> bool {
    let text = told.text;
    let name = &text[word.start()..end];
    if !told.is_bordered(word.start()) || told::is_kind(&text[word.range()]) {
        return false;
    }
    let (bytes, name) = (text.as_bytes(), name.as_bytes());
    let after = &bytes[end..bytes.len().min(end + AROUND)];
    let before = &bytes[word.start().saturating_sub(AROUND)..word.start()];
    [after, before].into_iter().any(|near| memchr::memmem::find(near, name).is_some())
}

/// What makes of the word before a trade a kind of it: 人形机器人, 车用芯片.
const OF_SOME_KIND: &[char] = &['形', '型', '式', '性', '级', '化', '用', '类', '质', '态', '端', '制', '产'];

/// 鼎岳控股, at the end of a clause: what controls or invests would have somebody behind it.
fn is_alone(told: Places<'_>, brand: Span<View>, end: usize) -> bool {
    let ends = told.text[end..].chars().next().is_none_or(|c| !is_han(c));
    ends && told.text[..brand.start()].chars().next_back().is_none_or(|c| !is_han(c) || matches!(c, '的' | '与' | '和'))
}
