//! The word before a party that says what part it plays: 对, 与, 被, by, against.

use super::described::strip_descriptions;
use super::english::lowered;
use crate::span::{Span, View};

/// The relation word that stands before a group of parties.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    None,
    /// 对, 针对, against, on.
    Against,
    /// 与, 和, with.
    With,
    /// 向, 给, to.
    To,
    /// 从, from.
    From,
    /// 被, 遭, 由, by.
    By,
    /// 将, 把.
    Disposed,
    /// 为, 替, for.
    For,
    /// 在, 于, in, at.
    At,
    /// 据, about, 因.
    Source,
}

const CHINESE_MARKS: &[(&str, Mark)] = &[
    ("针对", Mark::Against),
    ("对于", Mark::Source),
    ("对", Mark::Against),
    ("与", Mark::With),
    ("和", Mark::With),
    ("同", Mark::With),
    ("跟", Mark::With),
    ("向", Mark::To),
    ("给予", Mark::To),
    ("给", Mark::To),
    ("从", Mark::From),
    ("遭到", Mark::By),
    ("遭受", Mark::By),
    ("受到", Mark::By),
    ("获得", Mark::By),
    ("遭", Mark::By),
    ("被", Mark::By),
    ("由", Mark::By),
    ("获", Mark::By),
    ("经", Mark::By),
    ("将", Mark::Disposed),
    ("把", Mark::Disposed),
    ("为", Mark::For),
    ("替", Mark::For),
    ("在", Mark::At),
    ("于", Mark::At),
    ("根据", Mark::Source),
    ("按照", Mark::Source),
    ("据", Mark::Source),
    ("因", Mark::Source),
    ("关于", Mark::Source),
    ("就", Mark::Source),
    ("予", Mark::To),
    ("至", Mark::To),
    ("前往", Mark::To),
    ("赴", Mark::To),
    // 到 alone stands behind verbs too, and says that it came about: 收到, 找到
    ("并到", Mark::To),
    ("又到", Mark::To),
    ("再到", Mark::To),
    ("曾到", Mark::To),
    ("日到", Mark::To),
    ("天到", Mark::To),
];

/// The mark that an English word before a party is.
fn english_mark(word: &str) -> Mark {
    match lowered(word, &mut [0; "against".len()]) {
        b"against" | b"versus" | b"v." => Mark::Against,
        b"with" => Mark::With,
        b"to" | b"into" => Mark::To,
        b"from" => Mark::From,
        b"by" => Mark::By,
        b"for" => Mark::For,
        b"in" | b"at" | b"on" | b"before" => Mark::At,
        b"about" | b"of" | b"over" | b"than" | b"under" => Mark::Source,
        _ => Mark::None,
    }
}

/// The last characters of Chinese marks, and the last two of other words.
const MARK_ENDS: [u64; CHINESE_MARKS.len()] = {
    let mut marks = [""; CHINESE_MARKS.len()];
    let mut i = 0;
    while i < marks.len() {
        marks[i] = CHINESE_MARKS[i].0;
        i += 1;
    }
    ends::<1, _>(&marks)
};
const OTHER_ENDS: [u64; OTHER_WORDS.len()] = ends::<2, _>(OTHER_WORDS);

/// The last characters of each word.
pub(super) const fn ends<const COUNT: usize, const WORDS: usize>(words: &[&str]) -> [u64; WORDS] {
    let mut ends = [0; WORDS];
    let mut i = 0;
    while i < WORDS {
        ends[i] = last::<COUNT>(words[i]);
        i += 1;
    }
    ends
}

/// The bytes of the last Han characters of a text, of one or two; nothing of a shorter text.
pub(super) const fn last<const COUNT: usize>(text: &str) -> u64 {
    match text.as_bytes() {
        [.., a, b, c, d, e, f] if COUNT == 2 => u64::from_be_bytes([0, 0, *a, *b, *c, *d, *e, *f]),
        [.., d, e, f] if COUNT == 1 => u64::from_be_bytes([0, 0, 0, 0, 0, *d, *e, *f]),
        _ => 0,
    }
}

/// Whether some word may end a text, as its last characters tell; all are compared, which takes less than to stop at one.
pub(super) fn may_end(ends: &[u64], last: u64) -> bool {
    ends.iter().fold(false, |found, &end| found | (end == last))
}

/// What stands before a list whose earlier items are no known names: 把某某、(甲).
fn list_head(items: &str) -> &str {
    let marked = items.rfind(['把', '将', '对', '向', '与', ',', '。', ';', ':', '(']);
    match marked.map(|at| &items[at..]) {
        Some(list) if list.starts_with(['把', '将', '对', '向', '与']) && list.chars().count() <= 12 => {
            &items[..items.len() - list.len() + '把'.len_utf8()]
        }
        _ => items,
    }
}

/// How far before a described group the word before its description may stand, in bytes.
const DESCRIBED: usize = 54;

/// 为“信誉良好”的商户: the word before what describes a group, in the clause before it.
pub(super) fn mark_of_described(text: &str, party: Span<View>, floor: usize) -> Mark {
    let Some(described) = text[floor..party.start()].strip_suffix('的') else { return Mark::None };
    let clause = described.rfind([',', ';', ':', '。']).map_or(described, |at| &described[at + 1..]);
    let near = clause.char_indices().find(|(at, _)| clause.len() - at <= DESCRIBED).map_or(clause, |(at, _)| &clause[at..]);
    let one = |word: &str| ["为", "对", "向", "给", "与", "将", "把", "从"].contains(&word);
    let last = near.char_indices().rev().find(|&(at, c)| {
        let end = at + c.len_utf8();
        one(&near[at..end]) && !is_other_word(&near[..end])
    });
    let word = last.map(|(at, c)| &near[at..at + c.len_utf8()]);
    word.and_then(|w| CHINESE_MARKS.iter().find(|(mark, _)| *mark == w)).map_or(Mark::None, |(_, mark)| *mark)
}

/// Words that end like a mark of one character and are none: 合同, 反对, 认为, 方向, 已经.
const OTHER_WORDS: &[&str] = &[
    "合同",
    "不同",
    "相同",
    "等同",
    "视同",
    "连同",
    "认同",
    "如同",
    "共同",
    "反对",
    "面对",
    "相对",
    "绝对",
    "派对",
    "核对",
    "比对",
    "认为",
    "称为",
    "成为",
    "作为",
    "改为",
    "分为",
    "转为",
    "更为",
    "变为",
    "因为",
    "行为",
    "视为",
    "较为",
    "以为",
    "名为",
    "判为",
    "列为",
    "定为",
    "极为",
    "颇为",
    "尤为",
    "沦为",
    "升为",
    "降为",
    "减为",
    "增为",
    "方向",
    "一向",
    "面向",
    "动向",
    "意向",
    "流向",
    "志向",
    "转向",
    "走向",
    "投向",
    "已经",
    "曾经",
    "财经",
    "未经",
    "成就",
    "即将",
    "必将",
    "行将",
    "不得将",
    "由于",
    "基于",
    "等于",
    "低于",
    "高于",
    "介于",
    "终于",
    "属于",
    "位于",
    "处于",
    "用于",
    "鉴于",
    "源于",
    "至于",
    "敢于",
    "关于",
    "理由",
    "自由",
    "缘由",
    "自从",
    "依据",
    "证据",
    "数据",
    "占据",
    "存在",
    "所在",
    "缓和",
    "温和",
    "总和",
    "参与",
    "甚至",
    "以至",
    "直至",
    "乃至",
    "反被",
    "不予",
];

fn is_other_word(text: &str) -> bool {
    // 甲方面向乙追债: 方面 belongs to who stands before it
    may_end(&OTHER_ENDS, last::<2>(text)) && !text.ends_with("方面向") && OTHER_WORDS.iter().any(|word| text.ends_with(word))
}

/// The mark of a party, looked for between `floor` and its begin.
pub(super) fn mark_before(text: &str, party: Span<View>, floor: usize, english: bool) -> Mark {
    let before = text[floor..party.start()].trim_end();
    if english {
        if before.ends_with("With") && goes_on_in_ing(text, party) {
            return Mark::None;
        }
        let before =
            before.strip_suffix(" the").or_else(|| before.strip_suffix(" a")).or_else(|| before.strip_suffix(" an")).unwrap_or(before);
        if let Some(description) = before.strip_suffix(',') {
            // "Unhappy with the order, Birch appealed": no apposition
            let closed = text[party.end()..].is_empty() || text[party.end()..].starts_with([',', '.', ';', '\n']);
            return if closed { mark_of_description(description) } else { Mark::None };
        }
        return english_mark(before.rfind(' ').map_or(before, |at| &before[at + 1..]));
    }
    let (quoted, before) = (before.ends_with(['“', '‘']), before.trim_end_matches(['“', '‘', '《']));
    if quoted && !text[party.end()..].starts_with(['”', '’']) {
        // 针对“甲将收购乙”的传闻: the word before belongs to all that is quoted
        return Mark::None;
    }
    let before = strip_descriptions(before);
    let before = before.strip_suffix('了').filter(|b| b.ends_with(['到', '得', '了', '给', '向'])).unwrap_or(before);
    let before = before.strip_suffix('、').map_or(before, list_head);
    let last = last::<1>(before);
    if !may_end(&MARK_ENDS, last) {
        return Mark::None;
    }
    let alike = CHINESE_MARKS.iter().zip(MARK_ENDS).filter(|(_, end)| *end == last);
    let marked = alike.map(|(mark, _)| mark).find(|(word, _)| before.ends_with(word));
    // 和 after a party joins; 同 in 合同, 对 in 反对, 经 in 已经 are other words
    marked.filter(|(word, _)| word.len() > 3 || !is_other_word(before)).map_or(Mark::None, |(_, mark)| *mark)
}

/// "settled with a federal agency, the Commission": the word before what the party is called.
fn mark_of_description(description: &str) -> Mark {
    const ARTICLES: [&str; 7] = ["a", "an", "the", "its", "his", "her", "their"];
    let is_plain = |word: &&str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') && !ARTICLES.contains(word);
    let mut words = description.rsplit(' ').skip_while(is_plain);
    let described = description.rsplit(' ').take_while(is_plain).take(DESCRIPTION + 1).count();
    if !(1..=DESCRIPTION).contains(&described) || !words.next().is_some_and(|word| ARTICLES.contains(&word)) {
        return Mark::None;
    }
    Some(english_mark(words.next().unwrap_or("")))
        .filter(|mark| matches!(mark, Mark::With | Mark::Against | Mark::From))
        .unwrap_or(Mark::None)
}

/// How many words may say what a party is.
const DESCRIPTION: usize = 5;

/// "With Birch suing Alder, …": the party does what the word behind it says.
fn goes_on_in_ing(text: &str, party: Span<View>) -> bool {
    let next = text[party.end()..].strip_prefix(' ').and_then(|rest| rest.split([' ', ',', '.']).next());
    next.is_some_and(|word| word.len() > 4 && word.ends_with("ing"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quick_looks_miss_no_word() {
        assert!(CHINESE_MARKS.iter().all(|(mark, _)| may_end(&MARK_ENDS, last::<1>(mark))));
        assert!(OTHER_WORDS.iter().all(|word| is_other_word(word) && word.chars().all(|c| c.len_utf8() == 3)));
        assert!(["", "ab", "甲", "甲乙丙"].iter().all(|text| !may_end(&MARK_ENDS, last::<1>(text)) && !is_other_word(text)));
    }
}
