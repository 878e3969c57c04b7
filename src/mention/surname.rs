//! A surname alone, for somebody whom the text has named in full: 吴 for 吴长江, in 吴表示 or 杜、胡二人.

use super::borders::Borders;
use super::deeds;
use super::words::{Surname, Words};
use crate::span::{Span, View};
use crate::text::normal::is_han;

/// What may stand after a surname that stands for its bearer.
const AFTER: &str = "的和与及等则将把被向对于在已曾也还又就便说称认是为以从因未不仍拟欲与所再并欠";

/// What may stand before it.
const BEFORE: &str = "的和与及对向将把被由让使令给但而且若如因为从当在称说求据是即同跟随判";

/// The surname of a full Chinese name, if it may stand for the name: one character, and no everyday word.
pub(super) fn of<'t>(name: &'t str, words: &Words) -> Option<&'t str> {
    let (surname, strength) = words.surname(name)?;
    let given = name[surname.len()..].chars().count();
    (strength == Surname::Common && surname.chars().nth(1).is_none() && matches!(given, 1 | 2) && name.chars().all(is_han))
        .then_some(surname)
}

/// Whether the surname stands for its bearer there: between small words, signs and deeds, and in no longer word.
pub(super) fn stands(text: &str, borders: &Borders<'_>, words: &Words, span: Span<View>) -> bool {
    let (before, rest) = (text[..span.start()].chars().next_back(), &text[span.end()..]);
    let after = rest.chars().next();
    let begins = before.is_none_or(|c| !is_han(c) && !c.is_ascii_alphanumeric() && c != '·' || BEFORE.contains(c));
    // 判方3年
    let sentenced = before == Some('判') && after.is_some_and(|c| c.is_ascii_digit());
    let told = deeds::follow(rest) || rest.starts_with('犯') || both(rest) || sentenced;
    let goes_on = after.is_none_or(|c| AFTER.contains(c) || (!is_han(c) && !c.is_ascii_alphanumeric() && c != '·'));
    // jieba knows the character as a surname alone: what stands before it is a word of its own
    let known = || borders.is_person(span) && after.is_some_and(|c| AFTER.contains(c));
    if !(goes_on || told) || (!begins && !told && !known()) || words.is_word(&text[span.start()..]) {
        return false;
    }
    // 黄 and 张 are words too: those want what only people do, or the beginning of a clause
    let sure = borders.is_person(span) || told || before.is_none_or(|c| !is_han(c) && c != '“');
    // between two signs it may be anything
    let placed = told || before.is_some_and(is_han) || after.is_some_and(|c| is_han(c) || c == '、');
    sure && placed && borders.word_from(span.start()).is_some_and(|w| w.end == span.end())
}

/// 、胡二人 after 杜.
fn both(rest: &str) -> bool {
    let mut chars = rest.chars();
    let joined = matches!(chars.next(), Some('、' | '和' | '与')) && chars.next().is_some_and(is_han);
    joined && ["二人", "两人", "等人"].iter().any(|pair| chars.as_str().starts_with(pair))
}
