//! What is left of a date that is none: the 1日 of 13月1日 is no first of some month, and 三十二日 is no thirtieth.

use super::starts::is_numeral;
use crate::span::{Span, View};

/// Whether a reading is the rest of a date whose other part no calendar has. Such a date stays text: a day of the month or
/// year of the story would be another day than the one that is written.
pub(super) fn is_rest(text: &str, span: Span<View>) -> bool {
    let (before, date, after) = (&text[..span.start()], &text[span.range()], &text[span.end()..]);
    let begins = date.starts_with(is_numeral);
    begins && (after_month(before, date) || after_year(before))
        || date.starts_with('前') && ["公元", "西元", "纪元"].iter().any(|era| before.ends_with(era))
        || date.ends_with(is_numeral) && goes_on(after)
        || date.ends_with(|c: char| c.is_ascii_digit()) && before_year(after)
}

/// 1日 after 13月: a month that is one would have been read with its day.
fn after_month(before: &str, date: &str) -> bool {
    let is_day = date.trim_start_matches(is_numeral).starts_with(['日', '号']);
    is_day && before.strip_suffix('月').is_some_and(|number| number.ends_with(is_numeral))
}

/// 1月1日 after 10000年, 0年, 公元前1年, -1年.
fn after_year(before: &str) -> bool {
    let Some(number) = before.strip_suffix('年') else { return false };
    let rest = number.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = &number[rest.len()..];
    let negative = rest.strip_suffix('-').is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_alphanumeric()));
    !digits.is_empty() && (is_no_year(digits) || negative || rest.ends_with("元前"))
}

/// 三十 before 二日: the number has another end.
fn goes_on(after: &str) -> bool {
    after.starts_with(is_numeral) && after.trim_start_matches(is_numeral).starts_with(['日', '号'])
}

/// "January 1" before ", 10000": a number that ends a clause counts nothing else.
fn before_year(after: &str) -> bool {
    let Some(number) = after.strip_prefix(", ").or_else(|| after.strip_prefix(' ')) else { return false };
    let rest = number.trim_start_matches(|c: char| c.is_ascii_digit());
    let ends = rest.is_empty() || rest.starts_with(['.', ',', ';', ')', '\n']) && !rest[1..].starts_with(|c: char| c.is_ascii_digit());
    ends && is_no_year(&number[..number.len() - rest.len()])
}

/// Zero, or five digits and more.
fn is_no_year(digits: &str) -> bool {
    digits.len() > 4 || !digits.is_empty() && digits.bytes().all(|b| b == b'0')
}

#[cfg(test)]
mod tests {
    use super::is_rest;
    use crate::span::Span;

    #[test]
    fn a_rest_is_told_from_a_date() {
        for (before, date, after) in [
            ("2023年13月", "1日", "开庭"),
            ("10000年", "1月1日", ""),
            ("0年", "1月1日", ""),
            ("公元前1年", "1月1日", ""),
            ("公元", "前1年", "1月"),
            ("", "1月三十", "二日"),
            ("on ", "January 1", ", 10000."),
        ] {
            let text = format!("{before}{date}{after}");
            assert!(is_rest(&text, Span::new(before.len(), before.len() + date.len())), "{text}");
        }
        for (before, date, after) in [
            ("每月", "1日", "开庭"),
            ("近3年", "1月1日", "都开庭"),
            ("", "前1年", ""),
            ("赔偿3亿元", "前1年", ""),
            ("", "五月二十", "三人到庭"),
            ("on ", "January 1", ", 10000 people came."),
            ("on ", "January 1", ", 10,000 people came."),
            ("on ", "January 1", ", 2024."),
        ] {
            let text = format!("{before}{date}{after}");
            assert!(!is_rest(&text, Span::new(before.len(), before.len() + date.len())), "{text}");
        }
    }
}
