//! Clauses of a sentence.

use smallvec::SmallVec;

use super::english;
use super::ordered::count_before;
use crate::mention::{Class, Mention};
use crate::span::{Span, View};
use crate::text::TextView;
use crate::text::edge::WordList;
use crate::text::normal::is_han;

/// recalled 40,000 heaters: a comma between digits.
fn is_in_number(bytes: &[u8], at: usize) -> bool {
    let digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    at > 0 && digit(bytes.get(at - 1)) && digit(bytes.get(at + 1))
}

/// A comma before 及 parts no clauses: 向甲、乙,及丙.
fn goes_on(after: &str) -> bool {
    const AND: WordList = WordList::new(&["及", "以及"]);
    AND.beginning(after).is_some() && !after.starts_with("及时") && !after.starts_with("及至")
}

/// 创始人,公司总经理(甲): a comma between posts of one list.
fn between_posts(text: &str, mentions: &[Mention], at: usize) -> bool {
    let next = count_before(mentions, |m| m.span.start() <= at);
    let (Some(before), Some(after)) = (next.checked_sub(1).and_then(|i| mentions.get(i)), mentions.get(next)) else { return false };
    let posts = before.class == Class::Title && after.class == Class::Title && before.span.end() == at;
    posts && matches!(&text[at + 1..after.span.start()], "" | "公司" | " ")
}

/// How many words may describe a name before it: the auditor, its former head of research.
const DESCRIPTION: usize = 5;

/// How many words the name may have whose post is described.
const OWNER: usize = 3;

/// fined the auditor, Thorne LLP, on Monday: commas around the name of who was described part no clauses, nor does
/// the one before it where it ends the sentence. Gives where the name ends.
fn described(text: &str, mentions: &[Mention], from: usize, at: usize) -> Option<usize> {
    let name = mentions.get(count_before(mentions, |m| m.span.start() <= at))?;
    let named = matches!(name.class, Class::Person | Class::Organization | Class::Authority | Class::Court);
    let rest = &text[name.span.end()..];
    let closed = rest.is_empty()
        || rest.starts_with([',', ';', '\n'])
        || rest.starts_with('.') && !rest[1..].starts_with(|c: char| c.is_alphanumeric());
    if !named || !matches!(text.get(at + 1..name.span.start()), Some(" " | " the ")) || !closed {
        return None;
    }
    let article = |word: &str| {
        matches!(word, "the" | "its" | "his" | "her" | "their" | "The" | "Its" | "His" | "Her" | "Their" | "a" | "an" | "A" | "An")
    };
    let plain = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    let words = text[from..at].rsplit(' ').take(DESCRIPTION + 1);
    let length = words.clone().take_while(|w| plain(w) && !article(w)).count();
    // an Alder attorney: whose post it is may stand between
    let is_name = |w: &&str| w.starts_with(|c: char| c.is_ascii_uppercase()) && !english::is_genitive(w) && !article(w);
    let owner = words.clone().skip(length).take_while(is_name).count();
    let opened = |word: &str| article(word) || english::is_genitive(word) && is_kin(text, mentions, at);
    (length > 0 && owner <= OWNER && words.clone().nth(length + owner).is_some_and(opened)).then_some(name.span.end())
}

/// How somebody without a name ends a list of names.
const OTHERS: WordList =
    WordList::new(&["the ", "its ", "their ", "his ", "her ", "two ", "three ", "four ", "several ", "other ", "others "]);

/// fired Jane Roe, Paul Doe and Kim Lee: a comma inside a list of names that ends with "and", before which another may stand.
fn is_listed(text: &str, mentions: &[Mention], at: usize) -> bool {
    let next = count_before(mentions, |m| m.span.start() <= at);
    let Some(first) = next.checked_sub(1).and_then(|i| mentions.get(i)).filter(|m| m.span.end() == at && m.class.is_party()) else {
        return false;
    };
    let person = first.class == Class::Person;
    let mut end = at;
    for mention in &mentions[next..] {
        let joint = text.get(end..mention.span.start());
        let last = matches!(joint, Some(" and " | ", and "));
        if !(last || joint == Some(", ")) || !mention.class.is_party() || (mention.class == Class::Person) != person {
            return false;
        }
        if last {
            let before = next.checked_sub(2).map(|i| &mentions[i]);
            let goes_on = |m: &Mention| m.class.is_party() && (m.class == Class::Person) == person;
            return end > at || before.is_some_and(|m| goes_on(m) && text.get(m.span.end()..first.span.start()) == Some(", "));
        }
        end = mention.span.end();
        // and somebody whose name is not known, and the city
        let and = [" and ", ", and "].iter().find_map(|and| text[end..].strip_prefix(and));
        if and.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()) || OTHERS.beginning(rest).is_some()) {
            return true;
        }
    }
    false
}

/// Alder's chairman, Jane Roe, and Alder's rival, Birch: whether the words before a comma say what somebody is to another.
fn is_kin(text: &str, mentions: &[Mention], at: usize) -> bool {
    const KIN: [&str; 18] = [
        "rival",
        "parent",
        "owner",
        "partner",
        "lender",
        "auditor",
        "supplier",
        "customer",
        "subsidiary",
        "unit",
        "arm",
        "landlord",
        "insurer",
        "backer",
        "investor",
        "shareholder",
        "competitor",
        "lawyer",
    ];
    let post = count_before(mentions, |m| m.span.start() < at).checked_sub(1).map(|i| &mentions[i]);
    post.is_some_and(|m| m.class == Class::Title && m.span.end() == at) || KIN.iter().any(|kin| text[..at].ends_with(kin))
}

/// Whether a mark between clauses may begin with the byte, in Chinese and in English; the bytes inside a character never do.
const MAY_PART: [[bool; 256]; 2] = [beginning(b",;:!? \xE2\xE3"), beginning(b",;:!?\xE2\xE3")];

const fn beginning(marks: &[u8]) -> [bool; 256] {
    let mut table = [false; 256];
    let mut i = 0;
    while i < marks.len() {
        table[marks[i] as usize] = true;
        i += 1;
    }
    table
}

/// A bracket up to this length is an aside in its clause: 甲公司(2299.HK,下称“甲”)昨日公告, in bytes.
const ASIDE: usize = 240;

/// The clauses of a sentence; few sentences have more.
pub(crate) type Clauses = SmallVec<[Span<View>; 8]>;

/// Clauses end at , ; : and at a space between Han words; 、 and commas inside numbers and brackets do not part them.
pub(super) fn clauses(view: &TextView, span: Span<View>, mentions: &[Mention], english: bool) -> Clauses {
    let text = view.as_str();
    let mut out = Clauses::new();
    let mut from = span.start();
    let mut inside = mentions.iter().peekable();
    let first = view.brackets.partition_point(|b| b.outer.end() <= span.start());
    // they stand in the order of their ends
    let near = view.brackets[first..].iter().take_while(|b| b.outer.end() <= span.end());
    let mut brackets = near.filter(|b| span.contains(b.outer) && b.outer.len() <= ASIDE).peekable();
    let bytes = &text.as_bytes()[..span.end()];
    let mut next = span.start();
    // the comma behind a name that stands in apposition
    let mut closing = None;
    let may_part = &MAY_PART[usize::from(english)];
    while let Some(step) = bytes[next..].iter().position(|&b| may_part[usize::from(b)]) {
        let at = next + step;
        next = at + 1;
        let width = match bytes[at] {
            b',' | b';' | b':' | b'!' | b'?' => 1,
            b' ' if text[..at].ends_with(is_han) && text[at + 1..span.end()].starts_with(is_han) => 1,
            // the bytes that these begin with are inside no other character
            0xE2 | 0xE3 if matches!(bytes[at + 1..], [0x80, 0x82 | 0x91 | 0x94, ..]) && text[at..].starts_with(['。', '—', '】']) => 3,
            _ => continue,
        };
        while inside.peek().is_some_and(|m| m.span.end() <= at) {
            inside.next();
        }
        while brackets.peek().is_some_and(|b| b.outer.end() <= at) {
            brackets.next();
        }
        if inside.peek().is_some_and(|m| m.span.contains_offset(at))
            || brackets.peek().is_some_and(|b| b.outer.contains_offset(at))
            || bytes[at] == b',' && (is_in_number(bytes, at) || goes_on(&text[at + 1..span.end()]) || between_posts(text, mentions, at))
        {
            continue;
        }
        if english && bytes[at] == b',' {
            if closing.take() == Some(at) || is_listed(text, mentions, at) {
                continue;
            }
            closing = described(text, mentions, from, at);
            if closing.is_some() {
                continue;
            }
        }
        if !text[from..at].trim().is_empty() {
            out.push(Span::new(from, at));
        }
        from = at + width;
    }
    if !text[from..span.end()].trim_matches(['”', '’', '"', ' ', '.', ')']).is_empty() {
        out.push(Span::new(from, span.end()));
    }
    if out.is_empty() {
        out.push(span);
    }
    out
}
