//! Persons whose given names courts and papers leave out: 张某, 李某某, 欧阳某, 王某甲, 赵某1.

use super::borders::Borders;
use super::person::{LEADS, Neighbours};
use super::words::{Surname, Words};
use super::{Class, Mention};
use crate::span::{Span, View};
use crate::text::normal::is_han;

const SOME: char = '某';

/// What 某 says "a certain" of: 于某种原因, 和某公司, 当江某地.
const CERTAIN: &str = "个种些地日年月天次条项份类处段款件位家公大小知网银平品省市县区镇村学企机媒医集科店社厂部局人国党台房地楼车职";

/// What tells one such person from another: 王某甲, 王某A, 王某1.
const APART: &str = "甲乙丙丁戊己庚辛";

/// Finds them wherever a surname is not the end of a longer word.
pub(crate) fn find(text: &str, borders: &Borders<'_>, words: &Words, near: &Neighbours<'_>, out: &mut Vec<Mention>) {
    for (at, _) in text.match_indices(SOME).filter(|&(at, _)| !text[..at].ends_with(SOME)) {
        if let Some(span) = named(text, borders, words, near, at).filter(|&span| near.is_free(span)) {
            out.push(Mention { span, class: Class::Person, row: None, value: None, rule: "anonymous", definite: false });
        }
    }
}

fn named(text: &str, borders: &Borders<'_>, words: &Words, near: &Neighbours<'_>, at: usize) -> Option<Span<View>> {
    let (start, strength) = surname(text, words, at)?;
    let before = text[..start].chars().next_back();
    let apart = before.is_none_or(|c| !is_han(c) && !c.is_ascii_alphanumeric()) || near.is_titled(start);
    // 向某公司, 当时某人: a small word, or the end of another one
    let small = strength == Surname::Rare || text[start..].starts_with(LEADS);
    let begins = apart || !small && borders.begins(start);
    let mut end = at + SOME.len_utf8();
    if text[end..].starts_with(SOME) {
        end += SOME.len_utf8();
    } else if text[end..].starts_with(|c| CERTAIN.contains(c)) {
        return None;
    }
    if let Some(letter) = text[end..].chars().next().filter(|c| APART.contains(*c) || c.is_ascii_uppercase()) {
        end += letter.len_utf8();
    } else if let Some(digit) = text[end..].chars().next().filter(char::is_ascii_digit) {
        // 张某1 is told apart, 张某30岁 is not
        let more = text[end + 1..].starts_with(|c: char| c.is_ascii_digit() || "岁年月日万元名人个次".contains(c));
        end += if more { 0 } else { digit.len_utf8() };
    }
    begins.then_some(Span::new(start, end))
}

/// Where the surname begins that stands before 某, two characters before one, and how strong it is.
fn surname(text: &str, words: &Words, at: usize) -> Option<(usize, Surname)> {
    let mut starts = text[..at].char_indices().rev().take_while(|&(_, c)| is_han(c)).map(|(i, _)| i);
    let (one, two) = (starts.next()?, starts.next());
    let whole =
        |start: usize| words.surname(&text[start..at]).filter(|(s, _)| start + s.len() == at).map(|(_, strength)| (start, strength));
    two.and_then(whole).or_else(|| whole(one))
}
