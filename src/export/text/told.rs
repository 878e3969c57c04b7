//! What every page for reading tells, whatever it looks like: a story in short, the sides, where the dispute stands, and of an
//! event between which sides it is, how its date was found and who says so.

use super::label::{self, Labels, Piece};
use crate::document::Language;
use crate::entity::EntityId;
use crate::event::{EventKind, Role};
use crate::feud::{DisputedPoint, Event, Feud, Node, RelationKind, Said, State, Story};

/// How many parties are listed of a side before the rest is counted.
const MOST_PARTIES: usize = 8;
/// How many sums are listed before the rest is counted.
const MOST_SUMS: usize = 3;

/// What is to be known about a story: language, length, folded paragraphs, day.
pub(in crate::export) fn about(story: &Story, labels: Labels) -> String {
    let language = match story.language {
        Language::Hans => labels.pick("Chinese", "简体中文"),
        Language::Hant => labels.pick("Chinese (traditional)", "繁体中文"),
        Language::English => labels.pick("English", "英文"),
    };
    let characters = labels.pick("{} characters", "{}字").replace("{}", &thousands(&story.text.chars().count().to_string()));
    let mut text = format!("{language}, {characters}");
    if story.repeated_paragraphs > 0 {
        let english = if story.repeated_paragraphs == 1 { "; {} repeated paragraph folded" } else { "; {} repeated paragraphs folded" };
        let folded = labels.pick(english, "; {}段重复已合并");
        text.push_str(&folded.replace("{}", &story.repeated_paragraphs.to_string()));
    }
    if let Some(day) = story.published {
        let known = if story.published_inferred {
            labels.pick("; written about {} (inferred)", "; 约写于{}(推断)")
        } else {
            labels.pick("; published {}", "; 发表于{}")
        };
        text.push_str(&known.replace("{}", &day.to_string()));
    }
    text
}

/// The parties of a side, and what they are in court: said once if it holds of all. Empty without sides.
pub(in crate::export) fn parties(feud: &Feud, index: usize, labels: Labels) -> Vec<Piece> {
    let side = &feud.sides[index];
    let in_court = |role: Role| -> Vec<EntityId> {
        let suits = feud.events.iter().filter(|e| e.kind == EventKind::LegalSue);
        let parts = suits.flat_map(|e| &e.parts).filter(|p| p.role == role);
        parts.map(|p| p.entity).filter(|e| side.contains(e)).collect()
    };
    let (plaintiffs, defendants) = (in_court(Role::Plaintiff), in_court(Role::Defendant));
    let roles = [
        (&plaintiffs, &defendants, labels.pick(" (plaintiff)", "(原告)"), labels.pick(" (plaintiffs)", "(原告)")),
        (&defendants, &plaintiffs, labels.pick(" (defendant)", "(被告)"), labels.pick(" (defendants)", "(被告)")),
    ];
    let court = |id: &EntityId| roles.iter().find(|(is, is_not, ..)| is.contains(id) && !is_not.contains(id)).map(|(_, _, one, _)| *one);
    let all = roles.iter().find(|(is, is_not, ..)| is_not.is_empty() && side.len() > 1 && side.iter().all(|id| is.contains(id)));
    let mut pieces = label::list(side, MOST_PARTIES, labels, |id| if all.is_some() { None } else { court(id) });
    pieces.extend(all.map(|(.., several)| Piece::Ours((*several).to_owned())));
    pieces
}

/// What opened the dispute, where it stands, what was asked and awarded; empty where there is none.
pub(in crate::export) fn dispute(feud: &Feud, labels: Labels) -> Vec<String> {
    let Some(dispute) = &feud.dispute else { return Vec::new() };
    let when = |event: usize| feud.events.get(event).and_then(|e| e.when).map(|w| label::when(w, labels));
    let state = match dispute.state {
        State::Open => labels.pick("open", "未了"),
        State::Decided => labels.pick("decided", "已裁判"),
        State::Settled => labels.pick("settled", "已和解"),
        State::Withdrawn => labels.pick("withdrawn", "已撤回"),
    };
    let mut parts = Vec::new();
    if let Some(day) = dispute.opened.and_then(when) {
        parts.push(labels.pick("since {}", "始于{}").replace("{}", &day));
    }
    let day = dispute.by.filter(|by| Some(*by) != dispute.opened).and_then(when);
    parts.push(day.map_or_else(|| state.to_owned(), |day| format!("{state} {day}")));
    for (sums, words) in [(&dispute.asked, labels.pick("asked {}", "索要{}")), (&dispute.awarded, labels.pick("awarded {}", "判处{}"))]
    {
        let mut named: Vec<String> = sums.iter().map(|&s| label::money(&feud.sums[s].money, labels)).collect();
        named.dedup();
        let more = named.len().saturating_sub(MOST_SUMS);
        named.truncate(MOST_SUMS);
        if more > 0 {
            named.push(format!("+{more}"));
        }
        if !named.is_empty() {
            parts.push(words.replace("{}", &named.join(labels.pick(", ", "、"))));
        }
    }
    parts
}

/// A number with a comma before every three digits of its whole part.
pub(in crate::export) fn thousands(number: &str) -> String {
    let (whole, fraction) = number.split_at(number.find('.').unwrap_or(number.len()));
    let mut out = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + fraction
}

/// How the date of an event was found, where it was not plain: the note of the date inside the event's words, else of the
/// nearest one before them that gives the same days.
pub(in crate::export) fn date_note<'f>(feud: &'f Feud, event: &Event) -> Option<&'f str> {
    let when = event.when?;
    let mut noted = feud.dates.iter().filter(|d| d.when == when);
    let inside = noted.clone().find(|d| event.evidence.iter().any(|e| e.document == d.place.document && e.span.contains(d.place.span)));
    let first = event.evidence.first()?;
    let before = noted.rfind(|d| d.place.document == first.document && d.place.span <= first.span);
    inside.or(before)?.note.as_deref()
}

/// Who acts on whom: `A`, `A>B`, `A+B`, `>B` for an outsider's act, `-` for what is outside the feud.
pub(in crate::export) fn side(feud: &Feud, event: &Event) -> &'static str {
    let on = |index: usize, target: bool| event.parts.iter().any(|p| is_target(p.role) == target && feud.sides[index].contains(&p.entity));
    match ([on(0, false), on(1, false)], [on(0, true), on(1, true)]) {
        ([true, true], _) => "A+B",
        ([true, false], [_, true]) => "A>B",
        ([true, false], _) => "A",
        ([false, true], [true, _]) => "B>A",
        ([false, true], _) => "B",
        (_, [true, true]) => ">A+B",
        (_, [true, false]) => ">A",
        (_, [false, true]) => ">B",
        _ => "-",
    }
}

/// Who says of an event that it happened, or that it did not.
pub(in crate::export) fn sayer(feud: &Feud, event: usize) -> Option<EntityId> {
    let by_relation = feud.relations.iter().find_map(|r| match (r.kind, r.from, r.to) {
        (RelationKind::Asserts, Node::Claim(claim), Node::Event(to)) if to == event => feud.claims[claim].speaker,
        _ => None,
    });
    let trigger = feud.events[event].trigger;
    let holds = |c: &&Said| c.content.document == trigger.document && c.content.span.contains(trigger.span);
    by_relation.or_else(|| feud.claims.iter().find(holds)?.speaker)
}

/// Whether a disputed point asks how much, and not whether something is so.
pub(in crate::export) fn is_of_sums(feud: &Feud, point: &DisputedPoint) -> bool {
    point.positions.iter().any(|p| feud.sums.iter().any(|s| s.place.document == p.place.document && s.place.span.contains(p.place.span)))
}

/// Whether a role is one that something is done to.
const fn is_target(role: Role) -> bool {
    matches!(
        role,
        Role::Defendant
            | Role::Against
            | Role::Target
            | Role::Recipient
            | Role::Payee
            | Role::Addressee
            | Role::Victim
            | Role::Counterparty
            | Role::From
            | Role::About
    )
}
