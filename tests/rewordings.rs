//! The examples of all event rules in other words: with a day, an adverb, an apposition, another verb or a sentence between who acts and
//! what he does. Shapes are written for plain sentences; what a story puts between must not hide the event.

use std::sync::LazyLock;

use feudline::ontology::{EventKind, Role};
use feudline::pack::{GrammarLanguage, RuleKind};
use feudline::{Document, Extractor, Pack};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Pack::builtin()));

/// A sentence that begins with a party, and who plays which part in the event that its rule reads there.
struct Case {
    language: GrammarLanguage,
    kind: EventKind,
    /// The party that it begins with, and the rest.
    lead: String,
    rest: String,
    parts: Vec<(Role, String)>,
}

impl Case {
    fn is_firm(&self) -> bool {
        const FIRMS: &[&str] =
            &["集团", "银行", "公司", "局", "会", "院", "部", "署", "科技", "Group", "Holdings", "Labs", "Capital", "Inc"];
        FIRMS.iter().any(|word| self.lead.ends_with(word))
    }

    /// Whether what follows the leader is his deed, and not what is his.
    fn acts(&self) -> bool {
        !self.rest.starts_with(['的', '、', '与', '和', '\'', ',']) && !self.rest.starts_with(" and ") && !self.rest.starts_with(" or ")
    }
}

/// The words around the last party that plays a part and does not lead the sentence: what stands before it, it, and the rest.
fn around_object<'t>(text: &'t str, lead: &str, parts: &[(Role, String)]) -> Option<(&'t str, &'t str, &'t str)> {
    let objects = parts.iter().map(|(_, name)| name.as_str()).filter(|name| *name != lead);
    let (at, name) = objects.filter_map(|name| Some((text.rfind(name)?, name))).filter(|(at, _)| *at > 0).max()?;
    Some((&text[..at], &text[at..at + name.len()], &text[at + name.len()..]))
}

/// The parties of the events of a kind, by their names.
fn events(text: &str, kind: EventKind) -> Vec<Vec<(Role, String)>> {
    let story = EXTRACTOR.extract(&Document::new("example", text));
    let parts = |report: &feudline::event::Report| {
        report.parts.iter().map(|part| (part.role, story.entities[part.entity.0].name.clone())).collect::<Vec<_>>()
    };
    story.reports.iter().filter(|report| report.kind == kind).map(parts).collect()
}

static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    let mut cases = Vec::new();
    for rule in EXTRACTOR.pack().rules().iter().filter(|rule| rule.kind == RuleKind::Event) {
        let Some(kind) = rule.word("type").and_then(EventKind::from_word) else { continue };
        for example in &rule.yes {
            let told = example.want.iter().filter(|(role, _)| Role::from_word(role).is_some()).map(|(_, name)| name);
            let Some(lead) = told.filter(|name| example.text.starts_with(name.as_str())).max_by_key(|name| name.len()) else { continue };
            let Some(parts) = events(&example.text, kind).into_iter().next() else { continue };
            let rest = example.text[lead.len()..].to_owned();
            cases.push(Case { language: rule.language, kind, lead: lead.clone(), rest, parts });
        }
    }
    cases
});

/// How many sentences there are, how many still tell of the event in other words, and how many with all its parties; the last
/// two in per mille.
fn kept(language: GrammarLanguage, reword: impl Fn(&str, &str, bool) -> String) -> (usize, usize, usize) {
    let (mut all, mut told, mut whole) = (0, 0, 0);
    for case in CASES.iter().filter(|case| case.language == language && case.acts()) {
        let found = events(&reword(&case.lead, &case.rest, case.is_firm()), case.kind);
        all += 1;
        told += usize::from(!found.is_empty());
        whole += usize::from(found.iter().any(|parts| case.parts.iter().all(|part| parts.contains(part))));
    }
    (all, 1000 * told / all.max(1), 1000 * whole / all.max(1))
}

/// Asserts that a rewording hides few events, and few parties of them, and that enough sentences were tried.
fn assert_kept(language: GrammarLanguage, what: &str, least: (usize, usize), reword: impl Fn(&str, &str, bool) -> String) {
    let (all, told, whole) = kept(language, reword);
    assert!(all >= 400, "{what}: only {all} sentences");
    assert!(told >= least.0 && whole >= least.1, "{what}: of {all} sentences {told} ‰ tell of the event, {whole} ‰ with all its parties");
}

#[test]
fn a_day_or_an_adverb_hides_no_event() {
    use GrammarLanguage::{Chinese, English};
    assert_kept(English, "on Tuesday", (970, 960), |lead, rest, _| format!("{lead} on Tuesday{rest}"));
    assert_kept(Chinese, "于某日", (980, 980), |lead, rest, _| format!("{lead}于2021年3月12日{rest}"));
    assert_kept(Chinese, "随后", (980, 980), |lead, rest, _| format!("{lead}随后{rest}"));
}

/// The share of undated events that a day in the sentence dates; in per mille.
fn dated(language: GrammarLanguage, reword: impl Fn(&str, &str) -> String) -> usize {
    let (mut all, mut right) = (0, 0);
    for case in CASES.iter().filter(|case| case.language == language && case.acts()) {
        let days = |text: &str| {
            let story = EXTRACTOR.extract(&Document::new("example", text));
            story.reports.iter().filter(|r| r.kind == case.kind).map(|r| r.when.map(|w| w.to_string())).collect::<Vec<_>>()
        };
        let plain = format!("{}{}", case.lead, case.rest);
        let found = days(&reword(&case.lead, &case.rest));
        // what has a day of its own keeps it
        let story = Document::new("example", plain.as_str()).with_published("2021-05-05".parse().expect("a day"));
        if !EXTRACTOR.extract(&story).dates.is_empty() || plain.contains(", ") || found.is_empty() {
            continue;
        }
        all += 1;
        right += usize::from(found.iter().flatten().any(|day| day == "2021-05-03..2021-05-03"));
    }
    assert!(all >= 300, "only {all} sentences");
    1000 * right / all
}

#[test]
fn a_day_in_the_sentence_dates_its_event() {
    use GrammarLanguage::{Chinese, English};
    let behind = dated(English, |lead, rest| format!("{lead}{} on May 3, 2021.", rest.trim_end_matches('.')));
    assert!(behind >= 965, "on May 3, 2021, behind: {behind} ‰");
    let before = dated(English, |lead, rest| format!("On May 3, 2021, {lead}{rest}"));
    assert!(before >= 990, "On May 3, 2021, before: {before} ‰");
    let inside = dated(Chinese, |lead, rest| format!("{lead}于2021年5月3日{rest}"));
    assert!(inside >= 980, "于2021年5月3日: {inside} ‰");
}

#[test]
fn what_stands_between_commas_hides_no_event() {
    assert_kept(GrammarLanguage::English, "an apposition", (975, 955), |lead, rest, firm| {
        format!("{lead}, {},{rest}", if firm { "a maker of lifts" } else { "a former accountant" })
    });
    assert_kept(GrammarLanguage::English, "where it is", (975, 955), |lead, rest, firm| {
        format!("{lead}, {},{rest}", if firm { "based in Leeds" } else { "54" })
    });
}

#[test]
fn another_deed_before_hides_no_event() {
    assert_kept(GrammarLanguage::English, "and then", (965, 955), |lead, rest, _| format!("{lead} met advisers for weeks and then{rest}"));
    assert_kept(GrammarLanguage::Chinese, "动作频频", (930, 850), |lead, rest, _| format!("{lead}今年动作频频,{rest}"));
}

#[test]
fn who_acts_may_be_named_in_the_sentence_before() {
    assert_kept(GrammarLanguage::English, "it, he, she", (975, 965), |lead, rest, firm| {
        let she = ["Jane", "Ann"].iter().any(|name| lead.starts_with(name));
        let (is, pronoun) = match (firm, she) {
            (true, _) => ("makes lifts", "It"),
            (false, true) => ("lives", "She"),
            (false, false) => ("lives", "He"),
        };
        format!("{lead} {is} in Leeds. {pronoun}{rest}")
    });
    assert_kept(GrammarLanguage::Chinese, "nobody", (930, 845), |lead, rest, _| format!("{lead}去年动作频频。2021年,{rest}"));
}

/// The same for words beside the object, of sentences that have one.
fn assert_kept_beside(language: GrammarLanguage, what: &str, least: (usize, usize), reword: impl Fn(&str, &str, &str) -> String) {
    assert_kept(language, what, least, |lead, rest, _| {
        let text = format!("{lead}{rest}");
        let case = CASES.iter().find(|case| case.lead == lead && case.rest == rest).expect("it is one of them");
        around_object(&text, lead, &case.parts).map_or_else(|| text.clone(), |(before, name, after)| reword(before, name, after))
    });
}

#[test]
fn what_is_said_of_the_other_party_hides_no_event() {
    use GrammarLanguage::{Chinese, English};
    assert_kept_beside(English, "rival", (980, 930), |before, name, after| format!("{before}rival {name}{after}"));
    assert_kept_beside(English, "its former partner", (975, 860), |before, name, after| {
        format!("{before}its former partner {name}{after}")
    });
    assert_kept_beside(English, "a bracket", (950, 950), |before, name, after| format!("{before}{name} (BRG.L){after}"));
    assert_kept_beside(Chinese, "老对手", (960, 930), |before, name, after| format!("{before}老对手{name}{after}"));
    assert_kept_beside(Chinese, "旗下", (950, 930), |before, name, after| format!("{before}旗下{name}{after}"));
    assert_kept_beside(Chinese, "in quotation marks", (950, 940), |before, name, after| format!("{before}“{name}”{after}"));
    assert_kept_beside(Chinese, "下称", (960, 950), |before, name, after| {
        format!("{before}{name}(下称“{}”){after}", name.chars().take(2).collect::<String>())
    });
}

#[test]
fn brackets_and_numbers_hide_no_event() {
    assert_kept(GrammarLanguage::Chinese, "下称", (985, 950), |lead, rest, firm| {
        if firm { format!("{lead}(以下简称“{}”){rest}", lead.chars().take(2).collect::<String>()) } else { format!("{lead}{rest}") }
    });
    assert_kept(GrammarLanguage::Chinese, "电梯商", (985, 970), |lead, rest, firm| {
        if firm { format!("电梯商{lead}{rest}") } else { format!("{lead}{rest}") }
    });
    assert_kept(GrammarLanguage::Chinese, "(一)", (990, 990), |lead, rest, _| format!("(一){lead}{rest}"));
}

#[test]
fn marks_put_anywhere_break_nothing() {
    const MARKS: &[&str] = &["(", ")", "—", "“", "”", "　", " — ", "(BRG.L)", "on May 3, 2021,", "its former partner ", "老对手", "é"];
    for (i, case) in CASES.iter().enumerate() {
        for round in 0..2 {
            let mut text = format!("{}{}", case.lead, case.rest);
            for mark in [MARKS[(i + round) % MARKS.len()], MARKS[(7 * i + round) % MARKS.len()]] {
                let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
                text.insert_str(places[(31 * i + 17 * round + mark.len()) % places.len()], mark);
            }
            let story = EXTRACTOR.extract(&Document::new("example", text.as_str()));
            assert!(story.reports.iter().all(|report| story.document.text().get(report.trigger.range()).is_some()), "{text}");
        }
    }
}

/// The verb of a sentence in its other forms, where it has a regular past: what follows the leader, without the verb, which is
/// given bare and in -ing.
fn verb(rest: &str) -> Option<(String, String, &str)> {
    static BASES: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let rows = include_str!("../gazetteers/verbs.tsv").lines().skip(1);
        rows.filter_map(|row| row.split('\t').next().filter(|base| row.trim_end() == *base && !base.ends_with('y'))).collect()
    });
    let past = rest.strip_prefix(' ')?.split([' ', '.']).next()?;
    let base = [past.strip_suffix('d'), past.strip_suffix("ed")].into_iter().flatten().find(|base| BASES.contains(base))?;
    let stem = if base.ends_with("ee") { base } else { base.strip_suffix('e').unwrap_or(base) };
    Some((base.to_owned(), format!("{stem}ing"), &rest[1 + past.len()..]))
}

/// Asserts that the other forms of a verb hide few events, of sentences that begin with a party and a verb in the past.
fn assert_read_in_form(what: &str, least: (usize, usize), reword: impl Fn(&str, (&str, &str), &str) -> String) {
    let (mut all, mut told, mut whole) = (0, 0, 0);
    for case in CASES.iter().filter(|case| case.language == GrammarLanguage::English && case.acts()) {
        let Some((base, gerund, rest)) = verb(&case.rest) else { continue };
        if rest.contains(" and ") || rest.contains(" when ") {
            continue;
        }
        let found = events(&reword(&case.lead, (&base, &gerund), rest.trim_end_matches('.')), case.kind);
        all += 1;
        told += usize::from(!found.is_empty());
        whole += usize::from(found.iter().any(|parts| case.parts.iter().all(|part| parts.contains(part))));
    }
    let (told, whole) = (1000 * told / all.max(1), 1000 * whole / all.max(1));
    assert!(all >= 150, "{what}: only {all} sentences");
    assert!(told >= least.0 && whole >= least.1, "{what}: of {all} sentences {told} ‰ tell of the event, {whole} ‰ with all its parties");
}

#[test]
fn no_form_of_a_verb_hides_its_event() {
    assert_read_in_form("moved to", (960, 939), |lead, (base, _), rest| format!("{lead} moved to {base}{rest}."));
    assert_read_in_form("did not", (880, 859), |lead, (base, _), rest| format!("{lead} did not {base}{rest}."));
    assert_read_in_form("ended up", (966, 955), |lead, (_, gerund), rest| format!("{lead} ended up {gerund}{rest}."));
    assert_read_in_form("after", (902, 784), |lead, (_, gerund), rest| format!("After {gerund}{rest}, {lead} waited for months."));
    assert_read_in_form("with", (955, 944), |lead, (_, gerund), rest| format!("With {lead} {gerund}{rest}, the mood soured."));
}

#[test]
fn what_is_not_done_is_told_so() {
    use feudline::ontology::Factuality;
    for (text, kind, how) in [
        ("Birch Group did not walk away from its deal with Alder Holdings.", EventKind::DealTerminate, Factuality::Negated),
        ("Instead of suing Alder Holdings, Birch Group waited.", EventKind::LegalSue, Factuality::Negated),
        ("Birch Group was barred from acquiring Alder Holdings.", EventKind::OrgAcquire, Factuality::Negated),
        ("Birch Group considered selling Cedar Labs to Alder Holdings.", EventKind::OrgAcquire, Factuality::Planned),
    ] {
        let story = EXTRACTOR.extract(&Document::new("example", text));
        let found: Vec<_> = story.reports.iter().filter(|r| r.kind == kind).map(|r| r.factuality).collect();
        assert_eq!(found, [how], "{text}");
    }
    // what a government is asked to do is nobody's deed yet
    let asked = "Birch Group lobbied the government to seize Alder Holdings.";
    assert_eq!(events(asked, EventKind::LegalInvestigate).len(), 0, "{asked}");
}
