//! How English lays out speech: where it was said stands between the cue and the words, the speaker may follow the cue.

use super::cue::Cue;
use crate::event::scene::{Group, Scene};
use crate::event::stage::Stage;
use crate::ontology::EventKind;
use crate::pack::compile::Meaning;
use crate::span::{Span, View};
use crate::text::Quotation;

/// How far what stands between the cue and "that" or a comma may reach, in bytes.
const ADJUNCT: usize = 80;
/// Words that begin it: told the court, said in an interview, says three days later.
const ADJUNCTS: &[&str] = &["in", "on", "at", "through", "via", "during", "after", "before", "last", "this", "earlier", "later"];
/// A day may stand bare: said Monday it had sued.
const DAYS: &[&str] = &["Monday ", "Tuesday ", "Wednesday ", "Thursday ", "Friday ", "Saturday ", "Sunday ", "yesterday ", "today "];

/// Where the words begin, past the one who was told and the occasion: "told the court that", "said on Friday that".
pub(super) fn words_after(text: &str, from: usize, limit: usize) -> usize {
    let rest = &text[from..limit.max(from)];
    let start = from + (rest.len() - rest.trim_start_matches([' ', ',', ':']).len());
    let rest = &text[start..limit.max(start)];
    if let Some(day) = DAYS.iter().find(|d| rest.starts_with(**d)) {
        return words_after(text, start + day.len(), limit);
    }
    if let Some(day) = rest.strip_prefix("on ").and_then(|on| DAYS.iter().find(|d| on.starts_with(**d))) {
        return words_after(text, start + "on ".len() + day.len(), limit);
    }
    if let Some(said) = rest.strip_prefix("that ") {
        return start + rest.len() - said.len();
    }
    let near = &rest[..rest.char_indices().map(|(i, _)| i).take_while(|&i| i <= ADJUNCT).last().unwrap_or(0)];
    let first = rest.split(' ').next().unwrap_or("");
    let clause = near.split([',', ';']).next().unwrap_or("");
    if let Some(that) = clause.find(" that ").filter(|_| !clause[..clause.find(" that ").unwrap_or(0)].contains(" said")) {
        let lead = &clause[..that];
        if ADJUNCTS.contains(&first) || lead.split(' ').count() <= 4 && !lead.contains(['"', '“']) {
            return start + that + " that ".len();
        }
    }
    if ADJUNCTS.contains(&first) && clause.len() < near.len() {
        return start + clause.len() + 1;
    }
    start
}

/// Whether a part of the content names and does nothing: ", Anthony Roe," in what is said.
pub(super) fn is_bare(scene: &Scene<'_>, clause: Span<View>) -> bool {
    let text = scene.view.as_str();
    let named = scene.groups.iter().find(|g| clause.contains(g.span));
    named.is_some_and(|g| text[g.span.end()..clause.end()].trim_matches([' ', '.', '”', '"']).is_empty())
}

/// Fewer words before "according to" only say when or of whom: "The board, according to Roe, knew."
const SENTENCE: usize = 4;

/// What stands in the sentence before its source: "The books were false, according to Jane Roe, who kept them."
pub(super) fn told_before(scene: &Scene<'_>, cue: Span<View>) -> Option<Span<View>> {
    let start = scene.sentence.span.start();
    let told = scene.view.as_str()[start..cue.start()].trim_end();
    let begins = told.starts_with(|c: char| !c.is_lowercase()) && told.split(' ').nth(SENTENCE - 1).is_some();
    begins.then(|| Span::new(start, start + told.len()))
}

/// What stands before "said Jane Roe." at the end of its sentence, if nothing but who says it stands behind the cue.
pub(super) fn told_by_who_follows(scene: &Scene<'_>, cue: Span<View>, after: Span<View>) -> Option<Span<View>> {
    let text = scene.view.as_str();
    let start = scene.sentence.span.start();
    let told = text[start..cue.start()].trim_end().strip_suffix(',')?;
    let name = scene.groups_in(Span::new(cue.end(), cue.end() + 2)).first().filter(|g| !g.owner && !g.entities.is_empty())?;
    let closed = text[name.span.end()..after.end().max(name.span.end())].trim_matches(['.', ' ', '\n']).is_empty();
    (closed && !told.is_empty() && !told.contains(['"', '“', '”'])).then(|| Span::new(start, start + told.len()))
}

/// Words that end in the middle of a sentence say nothing: "the day on which, Roe said, …".
pub(super) fn is_cut(words: &str) -> bool {
    let last = words.trim_end().rsplit(' ').next().unwrap_or("");
    matches!(last, "which" | "that" | "whom" | "where" | "when" | "who" | "if" | "and" | "but")
}

/// More words than this say something beside where and when it was said.
const OCCASION: usize = 9;

/// Whether the words only say where or when: "…, Birch said in a statement on Monday."
pub(super) fn is_occasion(words: &str) -> bool {
    const SUBJECTS: &[&str] = &["that", "it", "he", "she", "they", "we", "there", "who", "which", "what"];
    let bare = |w: &str| !SUBJECTS.contains(&w) && !AUXILIARIES.contains(&w) && !w.contains(['"', '“']);
    let mut all = words.split(' ').filter(|w| !w.is_empty());
    let first = all.next().unwrap_or("");
    let when = ADJUNCTS.contains(&first) || DAYS.iter().any(|d| d.trim_end() == first);
    // "seeking at least $180 million": how much is asked for
    let sum = matches!(all.clone().next(), Some("least" | "most"));
    when && !sum && all.clone().count() < OCCASION && all.all(|w| bare(w) && (w.len() < 5 || !w.ends_with("ed")))
}

/// Verbs that go on after their subject.
const AUXILIARIES: &[&str] = &[
    "had", "has", "have", "was", "were", "is", "are", "would", "will", "could", "can", "did", "does", "may", "might", "should", "must",
    "never", "not", "took", "knew", "owes", "owed", "paid", "broke", "lost", "made", "sold", "bought", "began", "went",
];

/// Beginnings of verbs whose object is told, asked or charged: "Alder, based in Leeds, accuses Birch" is no "accuses Birch", though
/// "…," warned Roe is.
const TRANSITIVE: &[&str] = &[
    "accus", "charg", "blam", "urg", "warn", "criticis", "criticiz", "fault", "ask", "call", "press", "sue", "suing", "threat", "implor",
    "order", "remind", "pledg",
];

/// Verbs behind which nobody speaks, whatever stands before them: "…," told the court.
const TOLD: &[&str] = &["told", "tells", "telling", "informed", "assured"];

/// The speaker after the cue: said Jane Roe, said one of its engineers; but not "said it", "told the firm".
pub(super) fn speaker_after<'s>(scene: &'s Scene<'_>, cue: Span<View>) -> Option<&'s Group> {
    let text = scene.view.as_str();
    let quoted = text[..cue.start()].trim_end().ends_with(['"', '”', '’']);
    let told = TOLD.contains(&&text[cue.range()]) || !quoted && TRANSITIVE.iter().any(|verb| text[cue.range()].starts_with(verb));
    let group = scene.groups.iter().find(|g| g.span.start() >= cue.end())?;
    let gap = text[cue.end()..group.span.start()].trim();
    let near = matches!(gap, "" | "the" | "a" | "an" | "one" | "its" | "former" | "the former" | "a former");
    // "said Alder had taken it": what follows acts in what is said
    let rest = &text[group.span.end()..scene.sentence.span.end().max(group.span.end())];
    let next = rest.split(|c: char| !c.is_ascii_alphabetic()).find(|w| !w.is_empty()).unwrap_or("");
    let acts = rest.starts_with(' ') && (AUXILIARIES.contains(&next) || next.len() > 3 && next.ends_with("ed"));
    (near && !told && !acts && !group.pronoun && !group.entities.is_empty()).then_some(group)
}

/// Whether a quotation reaches into the sentence and is closed as speech is: "…," she said; not: his "regret", she said.
pub(super) fn is_spoken(scene: &Scene<'_>, quotation: &Quotation) -> bool {
    let closed = scene.view.slice(quotation.inner).trim_end().ends_with([',', '.', '!', '?', '…', '—']);
    let parted = scene.view.as_str()[quotation.outer.end()..].starts_with(',');
    quotation.outer.end() > scene.sentence.span.start() && (closed || parted)
}

/// Whether the next cue says more sharply what this one opens: "said he did not believe", "said it disagreed".
pub(super) fn gives_way(scene: &Scene<'_>, cue: &Cue, next: &Cue) -> bool {
    const SMALL: &[&str] = &["that", "he", "she", "it", "they", "had", "has", "have", "was", "also"];
    let gap = &scene.view.as_str()[cue.span.end().min(next.span.start())..next.span.start()];
    cue.speaker == next.speaker && !gap.trim().is_empty() && gap.split(' ').filter(|w| !w.is_empty()).all(|w| SMALL.contains(&w))
}

/// Whether the words name no more than the one who was told: "Roe told the court;".
pub(super) fn is_addressee(scene: &Scene<'_>, cue: Span<View>, words: Span<View>) -> bool {
    let text = scene.view.as_str();
    let told = matches!(&text[cue.range()], "told" | "tells" | "informed" | "assured");
    told && text[words.range()].split(' ').count() <= 3 && text[words.range()].starts_with(|c: char| c.is_alphabetic())
}

/// Where the words end if the speaker's next saying is joined to the cue, or, when `bare`, his next act: "accused him of
/// theft and demanded", "denied it and stepped down".
pub(super) fn end_before_act(stage: &Stage<'_>, scene: &Scene<'_>, words: Span<View>, bare: bool) -> usize {
    let text = scene.view.as_str();
    let acts = stage.rules_in(words).iter().filter(|(s, r)| {
        let meaning = &stage.meanings[*r as usize];
        // "said the sides had agreed, and dismissed the case": a judge who speaks goes on to decide
        let decides =
            matches!(meaning, Meaning::Event { kind: EventKind::LegalRule, .. }) && text[words.start()..s.start()].ends_with(", and ");
        s.end() <= words.end() && (matches!(meaning, Meaning::Claim { .. }) || decides || bare && matches!(meaning, Meaning::Event { .. }))
    });
    let joined = acts.filter_map(|(s, _)| {
        let before = text[words.start()..s.start()].trim_end();
        let verb = &text[s.range()];
        let word = verb.split(' ').next().unwrap_or("");
        let finite = word.ends_with("ed")
            || word.ends_with('s')
            || matches!(word, "said" | "told" | "wrote" | "sold" | "bought" | "quit" | "left" | "swore");
        before.strip_suffix(" and").filter(|_| finite).map(|kept| words.start() + kept.trim_end_matches(',').len())
    });
    joined.min().unwrap_or(words.end())
}
