//! Names in Latin letters that no table has: Dana Walker, Blue Ridge Capital, Judge Gonzalez Rogers.

use rustc_hash::FxHashSet;
use smallvec::SmallVec;

use super::firm_place::Places;
use super::ranges::Apart;
use super::run::{next_run, word_end};
use super::seen::Seen;
use super::words::Words;
use super::{Class, Mention, brand, party, romanized};
use crate::span::{Span, View};

/// Words after a name that only a person or a party does.
const SPEECH: &[&str] =
    &["said", "says", "told", "added", "wrote", "argued", "testified", "recalled", "replied", "denied", "declined", "resigned"];

/// Words that begin the names of bodies though they are ordinary words with a capital elsewhere.
const LEADS: &[&str] = &[
    "International",
    "National",
    "American",
    "British",
    "European",
    "Chinese",
    "Japanese",
    "Korean",
    "Indian",
    "German",
    "French",
    "Canadian",
    "Australian",
    "Federal",
    "General",
    "Global",
    "World",
    "United",
    "First",
    "New",
    "Independent",
    "Public",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
];

/// Endings that lengthen a name which a table has: Northwind Startup Fund, but not Northwind News.
const LENGTHENS: &[&str] = &[
    "Fund",
    "Foundation",
    "Ventures",
    "Capital",
    "Group",
    "Holdings",
    "Partners",
    "Research",
    "Institute",
    "Inc",
    "Corp",
    "Corporation",
    "Ltd",
    "Limited",
    "LLC",
    "LLP",
    "PLC",
    "Technologies",
    "Studios",
    "Bank",
    "Association",
    "Trust",
];

/// What is known of a story where such names are read.
#[derive(Clone, Copy)]
pub(crate) struct Near<'a> {
    pub titles: Apart<'a>,
    pub names: Apart<'a>,
    pub places: Apart<'a>,
    /// Where the words end that tell what is done to parties, in order, and whether it is done to men alone; none in a Chinese story.
    pub deeds: &'a [(usize, bool)],
    pub english: bool,
    /// Where firms act in a Chinese story.
    pub places_of_firms: Places<'a>,
}

/// Finds runs of capitalised words with evidence: an organisation's ending, a given name, a post before, speech after,
/// or a full name elsewhere in the text.
pub(crate) fn find(text: &str, words: &Words, near: Near<'_>, out: &mut Vec<Mention>) {
    let Near { titles, names, .. } = near;
    lengthen(text, names, out);
    let mut run = Vec::new();
    let mut at = 0;
    let mut pairs: Vec<(Span<View>, &str)> = Vec::new();
    let from = out.len();
    let seen = Seen::new(text, words);
    while next_run(text, at, words, names, &mut run) {
        at = run.last().map_or(at + 1, |w| w.end());
        let known = out.len();
        read_run(text, (words, &seen), near, &run, out);
        if let [first, second] = run[..] {
            let plain = text[first.end()..second.start()] == *" " && second.len() >= 3 && !titles.overlaps(second);
            if out.len() == known && plain && words.given(&text[first.range()]).is_none() {
                pairs.push((first.cover(second), &text[first.range()]));
            }
        }
    }
    // Alder Homes is a firm's where Alder alone is
    let alone: FxHashSet<&str> = out[from..].iter().filter(|m| m.rule == LICENSED).map(|m| &text[m.span.range()]).collect();
    let firms = pairs.into_iter().filter(|(_, first)| alone.contains(first));
    let firms: Vec<Mention> =
        firms.map(|(span, _)| Mention { definite: false, ..organization(span, Class::Organization, LICENSED) }).collect();
    out.extend(firms);
}

/// The rule of names that what stands beside them makes an organisation's.
const LICENSED: &str = "latin-licensed";

/// A known name that goes on to an ending of its own: the longer name is another body.
fn lengthen(text: &str, names: Apart<'_>, out: &mut Vec<Mention>) {
    for name in names.0.iter().filter(|n| text.as_bytes()[n.end() - 1].is_ascii_alphanumeric()) {
        let mut end = name.end();
        let mut last = None;
        for _ in 0..3 {
            let Some(start) = text[end..].strip_prefix(' ').filter(|r| r.starts_with(|c: char| c.is_ascii_uppercase())).map(|_| end + 1)
            else {
                break;
            };
            end = word_end(text, start);
            if LENGTHENS.contains(&&text[start..end]) {
                last = Some(end);
            }
        }
        if let Some(end) = last {
            let end = if text[end..].starts_with('.') && text[..end].ends_with(['c', 'p', 'd']) { end + 1 } else { end };
            out.push(organization(Span::new(name.start(), end), Class::Organization, "latin-lengthened"));
        }
    }
}

const fn organization(span: Span<View>, class: Class, rule: &'static str) -> Mention {
    Mention { span, class, row: None, value: None, rule, definite: true }
}

/// Where the name begins if an ordinary word with a capital leads it: International in International Finance Corporation.
fn lead(text: &str, start: usize) -> usize {
    let before = text[..start].strip_suffix(' ').unwrap_or("");
    let at = before.char_indices().rev().find(|(_, c)| !c.is_ascii_alphabetic()).map_or(0, |(i, c)| i + c.len_utf8());
    if LEADS.contains(&&before[at..]) { at } else { start }
}

/// Where the name ends if a comma and its legal form follow: Brightwater Systems, Inc.
fn incorporated(text: &str, end: usize) -> Option<usize> {
    let tail = [", Inc", ", Ltd", ", LLC"].iter().find(|tail| text[end..].starts_with(**tail))?;
    let end = end + tail.len();
    Some(if text[end..].starts_with('.') { end + 1 } else { end })
}

/// Where the name ends if it says what the body is of: Association of Women Business Owners.
fn of_what(text: &str, end: usize, kind: &str) -> usize {
    if !matches!(kind, "association" | "school" | "regulator" | "government" | "bank") {
        return end;
    }
    let Some(rest) = text[end..].strip_prefix(" of ") else { return end };
    let mut at = text.len() - rest.len();
    let mut reached = end;
    for _ in 0..4 {
        if !text[at..].starts_with(|c: char| c.is_ascii_uppercase()) {
            break;
        }
        reached = word_end(text, at);
        let Some(rest) = text[reached..].strip_prefix(' ') else { break };
        at = text.len() - rest.len();
    }
    reached
}

fn read_run(
    text: &str,
    (words, seen): (&Words, &Seen<'_>),
    Near { titles, names: _, places, deeds, english, places_of_firms }: Near<'_>,
    run: &[Span<View>],
    out: &mut Vec<Mention>,
) {
    let mut run = run;
    // posts are not part of the name
    while let Some(first) = run.first() {
        if titles.at(first.start()).is_some_and(|t| t.contains(*first)) || first.len() == 1 && run.len() == 1 {
            run = &run[1..];
        } else {
            break;
        }
    }
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return };
    let span = Span::new(first.start(), last.end());
    let word = |s: &Span<View>| &text[s.range()];
    let ending = run.iter().rposition(|w| words.english_suffix(word(w)).is_some());
    if let Some(i) = ending.filter(|&i| i > 0) {
        let mut end = run[i].end();
        if text[end..].starts_with('.') && matches!(word(&run[i]), "Inc" | "Corp" | "Ltd" | "Co") {
            end += 1;
        }
        let kind = words.english_suffix(word(&run[i])).unwrap_or("company");
        let class = match kind {
            "court" => Class::Court,
            "regulator" | "government" => Class::Authority,
            _ => Class::Organization,
        };
        if let Some(rest) = text[end..].strip_prefix(" plc").filter(|rest| ends_word(rest)) {
            end = text.len() - rest.len();
        }
        let start = lead(text, first.start());
        let end = incorporated(text, end).unwrap_or_else(|| of_what(text, end, kind));
        out.push(organization(Span::new(start, end), class, "latin-ending"));
        return;
    }
    if let Some(end) = incorporated(text, span.end()) {
        out.push(organization(Span::new(span.start(), end), Class::Organization, "latin-ending"));
        return;
    }
    // the Biden administration: who governs under him; hospital administration is a trade
    if let ([_], Some(rest)) = (run, text[span.end()..].strip_prefix(" administration"))
        && english
        && ends_word(rest)
        && text[..span.start()].ends_with("he ")
    {
        out.push(organization(Span::new(span.start(), text.len() - rest.len()), Class::Authority, "latin-administration"));
        return;
    }
    let titled = titles
        .before(span.start())
        .is_some_and(|t| span.start() - t.end() <= 2 && is_before(&text[t.range()], &text[t.end()..span.start()]));
    // Mr Reed said: a lone word behind a post is a man
    let called = run.len() == 1 && titled && follows_capital_post(text, titles, span);
    let written: SmallVec<[&str; 4]> = run.iter().map(word).collect();
    let placed = party::Run { text, span, written: &written, deeds };
    if romanized::is_name(&written) {
        out.push(Mention { definite: false, ..organization(span, Class::Person, "latin-romanized") });
        return;
    }
    let licensed = || {
        let acts = || if english { party::is_party(placed, words, seen) } else { party::is_party_in_chinese(placed, places_of_firms) };
        brand::is_organization(text, span, run.len(), seen) || !titled && acts()
    };
    // Dale may be a man's given name; Dale & Moss is a firm, and Stone Harbour is no man
    let may_be_firm = match words.given(word(first)) {
        None => true,
        Some(false) => english && (text[span.range()].contains(" & ") || run.len() > 1 && words.is_image(word(last))),
        Some(true) => false,
    };
    if may_be_firm && !called && !places.overlaps(span) && licensed() {
        out.push(Mention { definite: false, ..organization(span, Class::Organization, LICENSED) });
        return;
    }
    let after = text[span.end()..].trim_start_matches([',', ' ', '"', '”']);
    let next: &str = after.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
    let speaks = SPEECH.contains(&next);
    let given = words.given(word(first));
    let initial_inside = run.len() >= 3 && run[1].len() == 1;
    let person = !text[span.range()].contains('&')
        && match run.len() {
            // the developer Finbar is a firm as often as a man: a lone word wants Mr or Judge before it
            1 => titled && last.len() > 2 && follows_capital_post(text, titles, span),
            2..=4 => {
                given == Some(true)
                    || titled
                    || initial_inside
                    || (speaks && (english || given == Some(false)))
                    || (english && !places.overlaps(span) && party::is_unknown_man(placed, words))
                    || (english && (has_post(text, titles, span) || is_apposed(text, titles, span)))
            }
            _ => false,
        };
    let in_chinese = !english
        && (2..=3).contains(&run.len())
        && run.iter().all(|w| w.len() > 1 && word(w).chars().skip(1).all(|c| c.is_lowercase() || c == '-'));
    if person || (in_chinese && given.is_some()) {
        out.push(Mention {
            span,
            class: Class::Person,
            row: None,
            value: None,
            rule: "latin-person",
            definite: given == Some(true) || titled,
        });
    }
}

/// Nothing but a space, or the full stop of Mr., lies between a post and the name; a sentence that ends with a post calls nobody so.
fn is_before(post: &str, between: &str) -> bool {
    let between = between.trim();
    between.is_empty() || (between.bytes().all(|b| b == b'.') && (post.len() <= 4 || post.starts_with(|c: char| c.is_ascii_uppercase())))
}

/// Whether a post or a relative clause of a person follows: Jane Roe, its chief executive, …; Jane Roe, who ….
fn has_post(text: &str, titles: Apart<'_>, name: Span<View>) -> bool {
    let rest = &text[name.end()..];
    // counsel are called so after their names: Jane Roe KC
    if ["KC", "QC", "SC"].iter().any(|silk| rest.strip_prefix(' ').and_then(|r| r.strip_prefix(silk)).is_some_and(ends_word)) {
        return true;
    }
    let Some(after) = rest.strip_prefix(", ") else { return false };
    if after.starts_with("who ") || after.starts_with("whose ") {
        return true;
    }
    let from = name.end() + 2;
    let Some(post) = titles.next(from).filter(|t| t.start() - from <= POST_REACH) else { return false };
    let between = &text[from..post.start()];
    !between.contains([',', '.', ';']) && between.split(' ').filter(|w| !w.is_empty()).count() <= 4
}

/// Whether the name between commas says who holds the post before it: his co-founder, Linn Rosell, quit.
fn is_apposed(text: &str, titles: Apart<'_>, name: Span<View>) -> bool {
    let post = titles.before(name.start()).filter(|t| is_whose(&text[t.end()..name.start()]));
    let closed = text[name.end()..].starts_with([',', '.', ';']);
    closed && post.is_some_and(|t| !brand::calls_body(&text[t.range()]))
}

/// Whether nothing but whose a post is stands between it and the name: the lawyer for Birch, Marlen Ostrow,
fn is_whose(between: &str) -> bool {
    let Some(owner) = between.strip_suffix(", ") else { return false };
    let Some((" ", rest)) = owner.split_at_checked(1) else { return owner.is_empty() };
    let owner = ["at ", "for ", "of ", "from "].iter().find_map(|word| rest.strip_prefix(word));
    owner
        .is_some_and(|name| name.split(' ').count() <= 4 && name.starts_with(|c: char| c.is_uppercase()) && !name.contains([',', '.', ';']))
}

fn ends_word(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-')
}

/// How far behind the comma a post may stand: Jane Roe, the firm's former chief executive, in bytes.
const POST_REACH: usize = 36;

/// Whether the post before the name is written with a capital, or is that of a judge.
fn follows_capital_post(text: &str, titles: Apart<'_>, name: Span<View>) -> bool {
    titles.before(name.start()).is_some_and(|t| {
        let post = &text[t.range()];
        post.starts_with(|c: char| c.is_ascii_uppercase() || !c.is_ascii()) || matches!(post, "judge" | "justice" | "attorney")
    })
}
