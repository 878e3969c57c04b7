//! Short names that the text makes certain: defined ones, parts of full names, brands of firms, surnames.

use rustc_hash::FxHashMap;

use super::acronym::Acronyms;
use super::actor::Actors;
use super::borders::Borders;
use super::define::Definition;
use super::finder::Finder;
use super::firm_place::Places;
use super::words::Words;
use super::{Class, Mention, forms, outlet, surname, trade_name};
use crate::pack::Pack;
use crate::span::{Span, View};
use crate::text::TextView;
use crate::text::normal::is_han;
use crate::text::segment;

/// The rule that teaches what a firm is called once its full name is told.
const SHORT_FORM: &str = "short-form-of-full-name";

/// The rule that teaches the brand before a trade, which may be a word of the language.
pub(super) const BRAND: &str = "brand-of-its-trade";

/// The rule that teaches a surname alone.
const SURNAME: &str = "surname-of-full-name";

/// The rule that teaches what a family is called: 秦家.
const FAMILY: &str = "family-of-surname";

/// The rule that teaches a given name alone.
const GIVEN: &str = "given-name-of-full-name";

/// A name to be looked for everywhere, its class and the rule that taught it.
pub(super) type Learned<'t> = (&'t str, Class, &'static str);

/// Short names that the text makes certain: defined ones, and parts of full foreign names.
pub(super) fn learn<'t>(
    view: &'t TextView,
    pack: &Pack,
    words: &Words,
    settled: &[Mention],
    definitions: &[Definition],
    places: &[Span<View>],
) -> Vec<Learned<'t>> {
    let mut out: Vec<Learned<'t>> = definitions.iter().filter(|d| !d.generic).map(|d| (view.slice(d.name), d.class, d.rule)).collect();
    let mut bearers: FxHashMap<&str, &str> = FxHashMap::default();
    let mut given: FxHashMap<&str, &str> = FxHashMap::default();
    let mut actors: Option<Actors<'_>> = None;
    for mention in settled {
        let name = view.slice(mention.span);
        match mention.class {
            Class::Person => {
                // Mr Brannock of Brannock Mills: the name alone may be the firm's
                let of_firm = |m: &Mention| m.class != Class::Person && m.class.is_party() && view.slice(m.span).starts_with(name);
                if !name.contains(' ') && !name.contains(is_han) && settled.iter().any(of_firm) {
                    continue;
                }
                parts_of_name(name, || mention.row.is_some_and(|r| pack.row(r).names().nth(1).is_some()), &mut out);
                if let Some((first, _)) = name.split_once(' ').filter(|(first, _)| is_given(first, words)) {
                    let bearer = *given.entry(first).or_insert(name);
                    if bearer != name && !bearer.ends_with(name) && !name.ends_with(bearer) {
                        given.insert(first, "");
                    }
                }
                if let Some(surname) = surname::of(name, words) {
                    let bearer = *bearers.entry(surname).or_insert(name);
                    if bearer != name {
                        bearers.insert(surname, "");
                    }
                }
            }
            Class::Organization if mention.row.is_some() || mention.rule == trade_name::TRADE => {
                if mention.rule == trade_name::TRADE {
                    out.push((name, mention.class, "organization-again"));
                    out.extend(forms::brand(name).map(|brand| (brand, mention.class, BRAND)));
                } else {
                    out.extend(forms::own_brand(name).map(|brand| (brand, mention.class, SHORT_FORM)));
                }
                out.extend(first_word(name, words).map(|word| (word, mention.class, "part-of-full-name")));
            }
            Class::Organization if name.is_ascii() => {
                if matches!(mention.rule, "latin-licensed" | "latin-ending") {
                    out.push((name, Class::Organization, "organization-again"));
                }
                // Blue Ridge Capital Partners: Blue Ridge
                if let Some((first, rest)) = name.split_once(' ').filter(|(first, _)| first.len() >= 4) {
                    // Rowan of Rowan Valley Foods, where it acts alone
                    let mut alone = || {
                        let three = rest.matches(' ').count() == 1 && first.len() >= 4 && is_own_word(first, words);
                        three && actors.get_or_insert_with(|| Actors::of(view.as_str())).has(first)
                    };
                    if !rest.contains(' ') || alone() {
                        out.push((first, Class::Organization, "part-of-full-name"));
                    }
                }
            }
            // 《周末》 is an outlet, and 周末 a word
            Class::Organization if mention.rule == outlet::OUTLET && (segment::is_word(name) || name.chars().nth(2).is_none()) => {}
            Class::Organization if mention.rule != "organization-ending" || name.chars().nth(3).is_some() => {
                out.push((name, mention.class, "organization-again"));
                let at = places.partition_point(|p| p.start() < mention.span.start());
                let place = places.get(at).filter(|p| p.start() == mention.span.start()).map_or(0, |p| p.len());
                let short = forms::short_forms(name, place).into_iter();
                out.extend(short.map(|form| (form, mention.class, SHORT_FORM)));
                if place == 0 {
                    out.extend(forms::brand(name).map(|brand| (brand, mention.class, BRAND)));
                }
            }
            _ => {}
        }
    }
    let full = settled.iter().filter(|m| m.class.is_party() && m.class != Class::Person).map(|m| (view.slice(m.span), m.class));
    let mut told: Vec<(&str, Class)> = full.filter(|(name, _)| name.contains(' ') && name.is_ascii()).collect();
    told.sort_unstable();
    told.dedup();
    let acronyms = if told.is_empty() { None } else { Some(Acronyms::of(view.as_str())) };
    for (name, class) in told {
        let found = acronyms.as_ref().and_then(|a| a.get(name));
        out.extend(found.map(|letters| (letters, class, "initials-of-full-name")));
    }
    out.extend(bearers.keys().filter_map(|surname| family(view.as_str(), surname)).map(|name| (name, Class::Group, FAMILY)));
    // who shares a surname is not called by it
    out.extend(bearers.into_iter().filter(|(_, name)| !name.is_empty()).map(|(surname, _)| (surname, Class::Person, SURNAME)));
    out.extend(given.into_iter().filter(|(_, name)| !name.is_empty()).map(|(first, _)| (first, Class::Person, GIVEN)));
    out.sort_unstable();
    out.dedup_by(|a, b| a.0 == b.0);
    out
}

/// 秦家, where the text says it.
fn family<'t>(text: &'t str, surname: &str) -> Option<&'t str> {
    let mut places = memchr::memmem::find_iter(text.as_bytes(), surname.as_bytes());
    let at = places.find(|at| text[at + surname.len()..].starts_with('家'))?;
    Some(&text[at..at + surname.len() + '家'.len_utf8()])
}

/// Rebecca, and no word of the language: May, Mark.
fn is_given(first: &str, words: &Words) -> bool {
    first.len() >= 4 && words.given(first) == Some(true) && first.bytes().all(|b| b.is_ascii_alphabetic())
}

/// A word that is no common word, and no first name of a person.
fn is_own_word(word: &str, words: &Words) -> bool {
    !words.is_capital_word(word) && words.given(word) != Some(true) && word.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Sun of Sun Microsystems: the first of two words, the second of which only says what trade a firm is in.
fn first_word<'t>(name: &'t str, words: &Words) -> Option<&'t str> {
    let (first, rest) = name.split_once(' ').filter(|_| name.is_ascii())?;
    (first.len() >= 3 && words.english_suffix(rest).is_some() && is_own_word(first, words)).then_some(first)
}

/// The last name, and the first where it is long enough, of a name with a middle dot or of Latin words.
fn parts_of_name<'t>(name: &'t str, known: impl Fn() -> bool, out: &mut Vec<Learned<'t>>) {
    let mut push = |part: &'t str| out.push((part, Class::Person, "part-of-full-name"));
    if let Some((_, last)) = name.rsplit_once('·') {
        if last.chars().nth(1).is_some() {
            push(last);
        }
        if let Some((first, _)) = name.split_once('·').filter(|(first, _)| first.chars().nth(2).is_some() && !known()) {
            push(first);
        }
    } else if !name.contains(is_han) {
        // Mr Justice Redfern is Redfern from then on
        let last = name.rsplit_once(' ').map_or(name, |(_, last)| last);
        let long = if last.len() < name.len() { 3 } else { 5 };
        if last.len() >= long && last.starts_with(char::is_uppercase) {
            push(last);
        }
        let rest = name.split_once(' ').map(|(_, rest)| rest);
        if let Some(rest) =
            rest.filter(|rest| !rest.contains(['“', '”', '"']) && rest.split_once(' ').is_some_and(|(second, _)| second.len() > 2))
        {
            push(rest);
        }
    }
}

/// The mentions of learned names.
pub(super) fn learned_again(borders: &Borders<'_>, told: Places<'_>, learned: Vec<Learned<'_>>) -> Vec<Mention> {
    let text = told.text;
    let mut out = Vec::new();
    let finder = Finder::new(learned.into_iter().map(|(name, class, rule)| (name, (class, rule))));
    finder.find(text, |span, (class, rule)| {
        let certain = match rule {
            SURNAME => surname::stands(text, borders, told.words, span),
            SHORT_FORM if text[span.range()].chars().nth(2).is_none() => borders.bound(span),
            GIVEN => is_alone(text, span),
            BRAND => is_brand(borders, told, span),
            FAMILY => {
                let next = text[span.end()..].chars().next();
                borders.bound(span) && !next.is_some_and(|c| "族庄村里人具长宴".contains(c))
            }
            _ => true,
        };
        if !certain {
            return;
        }
        out.push(Mention { span, class, row: None, value: None, rule, definite: true });
    });
    out
}

/// A given name that no other part of a name stands beside.
fn is_alone(text: &str, span: Span<View>) -> bool {
    let part = |c: char| c.is_ascii_uppercase();
    let next = text[span.end()..].trim_start_matches([' ', '-', '.', '·']);
    let goes_on = next.len() < text.len() - span.end() && next.starts_with(part);
    let last = text[..span.start()].strip_suffix([' ', '-', '·']).map(|b| b.rsplit([' ', '\n', '"', '“']).next().unwrap_or(""));
    !goes_on && !last.is_some_and(|word| word.starts_with(part) && !word.ends_with([',', '.', ':', ';']))
}

/// A brand that is a word of the language stands where a firm does; another one in no longer word.
fn is_brand(borders: &Borders<'_>, told: Places<'_>, span: Span<View>) -> bool {
    let own = forms::is_proper(&told.text[span.range()]) || borders.is_person(span);
    let bound = || borders.bound(span);
    if own {
        return told.is_bordered(span.start()) || bound();
    }
    let placed = || told.acts(span) || told.is_followed(span.end()) || told.is_called(span.start());
    bound() && placed()
}
