//! Where a date may begin that has a trigger inside it.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::value::numeral;

/// How many words may stand before the trigger: "between the 3rd and the 5th of" May.
pub(super) const WORDS_BACK: usize = 6;

/// Where the numbers before a trigger begin (3-5月 has two), and the trigger itself; the furthest first.
pub(super) fn chinese_starts(text: &str, anchor: usize, starts: &mut [usize]) -> usize {
    let number = |end: usize| text[..end].char_indices().rev().take(12).take_while(|&(_, c)| is_numeral(c)).last().map(|(at, _)| at);
    let mut count = 1;
    starts[0] = anchor;
    let one = number(anchor).unwrap_or(anchor);
    if one < anchor && text[anchor..].starts_with(is_numeral) {
        // the trigger begins inside the number
        starts[0] = one;
    } else if one < anchor {
        starts[1] = one;
        count = 2;
    }
    let dash = text[..one].chars().next_back().filter(|c| matches!(c, '-' | '—' | '–' | '~' | '至' | '到'));
    // 星期一到十月一日: the number before the dash is a weekday
    let weekday = |at: usize| text[..at].ends_with(['期', '周', '拜']);
    if let Some(two) = dash.and_then(|c| number(one - c.len_utf8())).filter(|&two| !weekday(two)) {
        starts[count] = two;
        count += 1;
    }
    starts[..count].reverse();
    count
}

pub(super) fn is_numeral(c: char) -> bool {
    c.is_ascii_digit()
        || matches!(c, '几' | '数' | '半' | '多' | '余' | '百' | '千' | '十' | '廿' | '卅')
        || numeral::chinese_digit(c).is_some()
}

/// Where each of the words before a trigger begins that may belong to its date, the furthest first.
pub(super) fn english_starts(text: &str, anchor: usize, starts: &mut [usize]) -> usize {
    let bytes = text.as_bytes();
    let mut count = 1;
    starts[0] = anchor;
    while count < starts.len() {
        let mut at = starts[count - 1];
        while at > 0 && matches!(bytes[at - 1], b' ' | b'-' | b',' | b'.' | b'/') && starts[count - 1] - at < 3 {
            at -= 1;
        }
        if let Some(dashed) = text[..at].strip_suffix(['–', '—']) {
            at = dashed.trim_end_matches(' ').len();
        }
        let mut start = at;
        while start > 0 && (bytes[start - 1].is_ascii_alphanumeric() || bytes[start - 1] == b'\'') {
            start -= 1;
        }
        if start == at || at == starts[count - 1] && count > 1 || !may_precede(&text[start..at]) {
            break;
        }
        starts[count] = start;
        count += 1;
    }
    starts[..count].reverse();
    count
}

/// Words that a date may begin with, before the one that sets its rule off.
static MAY_PRECEDE: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    "\
     a about after almost an and apr april around as at aug august barely before beginning between business by calendar closest coming couple current \
     day days dec decade decades december dozen during earlier early eight eighteen eighteenth eighth eighty eleven eleventh \
     end feb february few fifteen fifteenth fifth fifty first fiscal five following for fortnight forty four fourteen \
     fourteenth fourth fri friday fridays from fy half hour hours hundred in jan january jul july jun june just last late later less mar march \
     may mid middle mon monday mondays month months nearest my nd nearly next night nights nine nineteen nineteenth ninety ninth nov \
     november oct october of oh on one or over past previous qtr quarter quarters rd rest same sat saturday saturdays second sep \
     sept september seven seventeen seventeenth seventh seventy several since six sixteen sixteenth sixth sixty some st start \
     spring summer autumn winter fall sun sunday sundays ten tenth th than that the third thirteen thirteenth thirtieth thirty this thousand three through thru \
     thu thursday thursdays till time to trading tue tuesday tuesdays twelfth twelve twentieth twenty two under until upcoming wed wednesday \
     wednesdays week weeks within working year years zero \
     "
    .split_whitespace()
    .collect()
});

pub(super) fn may_precede(word: &str) -> bool {
    // '90s
    let word = word.trim_start_matches('\'');
    let mut lower = [0; 12];
    let Some(lower) = lower.get_mut(..word.len()) else { return false };
    if word.is_empty() {
        return false;
    }
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    if lower[0].is_ascii_digit() {
        return lower.len() <= 4;
    }
    std::str::from_utf8(lower).is_ok_and(|word| MAY_PRECEDE.contains(word))
}
