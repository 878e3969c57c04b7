//! What English does by word order and small words: passives, possessives, relative clauses, verbs joined by "and".

use super::scene::{Group, Mark, Scene};
use super::spaced::Joints;
use crate::mention::{Class, Mention};
use crate::span::{Span, View};

/// Whether it is a form of "be" or "get", which make a participle passive.
pub(super) fn is_be(word: &[u8]) -> bool {
    matches!(word, b"was" | b"were" | b"been" | b"being" | b"is" | b"are" | b"be" | b"got" | b"gets" | b"get")
        || matches!(word, b"wasn't" | b"weren't" | b"isn't")
}

/// Whether a word may stand between the auxiliary and the participle.
pub(super) fn may_stand_between(word: &str) -> bool {
    matches!(word, "not" | "also" | "later" | "then" | "never" | "already" | "since" | "once" | "soon" | "both" | "all")
        || matches!(word, "even" | "just" | "now" | "still" | "ever")
        || word.ends_with("ly")
}

/// "was sued", "had never been charged"; "bought by Alder" too; but not "is suing" and not "was set to sue".
pub(super) fn is_passive(scene: &Scene<'_>, clause: Span<View>, trigger: Span<View>) -> bool {
    let text = scene.view.as_str();
    let word = &text[trigger.range()];
    if word.split(' ').next().is_some_and(|w| w.ends_with("ing")) {
        return false;
    }
    let before = &text[clause.start().min(trigger.start())..trigger.start()];
    let next = text[trigger.end()..].trim_start().split(' ').next().unwrap_or("");
    let bare = matches!(next, "by" | "in" | "on" | "at" | "as" | "for" | "from" | "last" | "of") || next == "with" && word == "charged";
    // "Alder, the maker of X, sued in May": after an apposition stands the verb of the sentence
    let here = scene.clause_at(trigger.start());
    let after_aside = here >= 2 && super::aside::is_aside(text, scene.clauses[here - 1]);
    if before.trim().is_empty() && bare && !after_aside && word.split(' ').next().is_some_and(|w| w.ends_with("ed")) {
        // ", founded in 1998,"
        return true;
    }
    if before.is_empty() && word.starts_with(|c: char| c.is_ascii_uppercase()) && word.split(' ').next().is_some_and(|w| w.ends_with("ed"))
    {
        // "Founded inside Birch, Alder …" opens its sentence
        return true;
    }
    let led_by = |g: &&Group| g.mark == Mark::By && clause.contains(g.span) && g.span.start() >= trigger.end();
    if before.trim().is_empty() && scene.groups.iter().any(|g| led_by(&g)) {
        // ", set up in 2012 by Roe,"
        return true;
    }
    let auxiliary = before.rsplit(' ').filter(|w| !w.is_empty()).find(|w| !may_stand_between(w));
    if auxiliary.is_some_and(|w| is_be(lowered(w, &mut [0; "weren't".len()]))) {
        return true;
    }
    let agent = scene.groups.iter().find(|g| g.span.start() >= trigger.end());
    agent.is_some_and(|g| g.mark == Mark::By && text[trigger.end()..g.span.start()].trim_start().trim_end().split(' ').count() <= 2)
        && text[trigger.end()..].starts_with(" by ")
}

/// Whose something is: Alder's, Partners'.
pub(super) fn is_genitive(word: &str) -> bool {
    word.ends_with("'s") || word.ends_with("s'")
}

/// "its stake", "his company": the party that a possessive stands for owns what follows.
pub(super) fn is_possessive(text: &str, span: Span<View>) -> bool {
    let word = &text[span.range()];
    let next = text[span.end()..].trim_start().split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
    if next.is_empty() || !text[span.end()..].starts_with(' ') {
        return false;
    }
    match word {
        "its" | "Its" | "his" | "His" | "their" | "Their" => true,
        "her" | "Her" => {
            !matches!(next, "to" | "that" | "of" | "from" | "as" | "in" | "on" | "at" | "for" | "and" | "with" | "by" | "after")
        }
        _ => false,
    }
}

/// The subject of a verb joined to an earlier one: in "Alder sued Birch and asked the court" it is not Birch.
pub(super) fn is_joined_verb(text: &str, clause: Span<View>, trigger: Span<View>) -> bool {
    let before = text[clause.start().min(trigger.start())..trigger.start()].trim_end();
    let mut words = before.rsplit(' ').filter(|w| !may_stand_between(w));
    words.next().is_some_and(|w| matches!(w, "and" | "but" | "or"))
}

/// "Cedar, which Alder bought", "Roe, whom the firm fired": what the relative word stands for.
pub(super) fn antecedent<'s>(scene: &'s Scene<'_>, trigger: Span<View>) -> Option<&'s Group> {
    let text = scene.view.as_str();
    let subject = scene.groups.iter().rev().find(|g| g.span.end() <= trigger.start() && g.mark == Mark::None && !g.owner)?;
    let gap = text[scene.sentence.span.start()..subject.span.start()].trim_end();
    let gap = gap.strip_suffix(" the").unwrap_or(gap);
    let relative = gap.rsplit(' ').next().unwrap_or("");
    if !matches!(relative, "whom" | "which" | "that" | "who") || text[trigger.end()..].starts_with(" that") {
        return None;
    }
    let at = scene.sentence.span.start() + gap.len() - relative.len();
    let last = scene.groups.iter().rev().find(|g| g.span.end() <= at && !g.owner && g.class != Class::Group)?;
    // "told reporters that Uber bought": a verb before "that" makes it no relative word
    let between = text[last.span.end()..at].trim();
    let named = between.is_empty()
        || between == ","
        || between.starts_with(", a ")
        || between.starts_with(", an ")
        || between.starts_with(", the ");
    named.then_some(last)
}

/// "peace with Cedar, which sued Birch": who stands right before a relative word that opens the clause leads it.
pub(super) fn relative_head<'s>(scene: &'s Scene<'_>, clause: Span<View>, trigger: Span<View>) -> Option<&'s Group> {
    let text = scene.view.as_str();
    let body = text[clause.start()..trigger.start().max(clause.start())].trim_start();
    let rest = ["who ", "which ", "and who ", "and which "].iter().find_map(|w| body.strip_prefix(w))?;
    let last = scene.groups.iter().rev().find(|g| g.span.end() <= clause.start() && !g.owner)?;
    let adjacent = text[last.span.end()..clause.start()].trim_matches([' ', ',', ')']).is_empty();
    let alone = !scene.groups.iter().any(|g| g.span.start() >= clause.start() && g.span.end() <= trigger.start() && g.mark == Mark::None);
    let verbal = |w: &str| is_be(w.as_bytes()) || may_stand_between(w) || matches!(w, "has" | "had" | "have" | "will" | "would");
    (adjacent && alone && rest.split(' ').filter(|w| !w.is_empty()).all(verbal)).then_some(last)
}

/// "the union of pilots who struck": the relative word stands for somebody nearer than the party before it, whom nobody names.
pub(super) fn is_of_another(text: &str, subject: &Group, trigger: Span<View>) -> bool {
    let between = &text[subject.span.end().min(trigger.start())..trigger.start()];
    let joints = Joints::of(between);
    if is_reported_of_another(between, &joints) || super::accused::is_laid_to_another(between) {
        return true;
    }
    let Some((noun, verb)) = joints.who.map(|at| (&between[..at], &between[at + " who ".len()..])) else { return false };
    let verbal = |w: &str| is_be(w.as_bytes()) || may_stand_between(w) || matches!(w, "has" | "had" | "have" | "will" | "would");
    !noun.trim().is_empty() && !noun.contains([',', '(']) && verb.split(' ').filter(|w| !w.is_empty()).all(verbal)
}

/// "Roe said that the phone system had brought in": what is said has a subject of its own, whom nobody names. `between` stands
/// behind who speaks, and before the verb.
fn is_reported_of_another(between: &str, joints: &Joints) -> bool {
    const DETERMINERS: &[&str] = &["the", "a", "an", "this", "these", "those", "all", "some", "many", "no", "most"];
    let said = joints.that.or(joints.said).or(joints.says).map(|at| &between[at + " that ".len()..]);
    // "Roe said the deal was dead and sued": he does what comes next
    let Some(rest) = said.filter(|rest| !rest.contains(',') && !rest.contains(" and ") && !rest.ends_with(" and")) else {
        return false;
    };
    let mut words = rest.split(' ').filter(|w| !w.is_empty());
    words.next().is_some_and(|first| DETERMINERS.contains(&first)) && words.next().is_some_and(|noun| !may_stand_between(noun))
}

/// "in a note to", "at a valuation", "the trial": the trigger is a noun, whose doer stands with the verb.
fn is_noun(text: &str, trigger: Span<View>) -> bool {
    let first = text[trigger.range()].split(' ').next().unwrap_or("");
    let last = text[..trigger.start()].trim_end().rsplit(' ').next().unwrap_or("");
    matches!(first, "in" | "on" | "at" | "In" | "On" | "At")
        || matches!(last, "a" | "an" | "the" | "its" | "his" | "her" | "their" | "no" | "any" | "of" | "A" | "The")
}

/// Whether words open with a noun of their own: "the court took", "Birch took".
pub(super) fn opens_with_noun(words: &str) -> bool {
    let first = words.split(' ').next().unwrap_or("");
    matches!(first, "the" | "a" | "an" | "its" | "his" | "her" | "their" | "this" | "that" | "both" | "it" | "he" | "she" | "they")
        || first.starts_with(|c: char| c.is_ascii_uppercase())
}

/// "its former partner Birch", "the chipmaker Alder": the name says who is meant.
pub(super) fn describes_next(text: &str, mentions: &[Mention], i: usize) -> bool {
    let (mention, Some(next)) = (&mentions[i], mentions.get(i + 1)) else { return false };
    let words = &text[mention.span.range()];
    mention.class == Class::Pronoun
        && words.contains(' ')
        && next.class.is_party()
        && text.get(mention.span.end()..next.span.start()) == Some(" ")
}

/// Whether an owner acts through what is his: "its board rejected", "Alder's lawyers said"; a former auditor acts alone.
pub(super) fn acts_through(scene: &Scene<'_>, owner: &Group, trigger: Span<View>) -> bool {
    const OTHERS: &[&str] = &[
        "former",
        "ex-",
        "founder",
        "rival",
        "partner",
        "auditor",
        "customer",
        "employee",
        "worker",
        "engineer",
        "predecessor",
        "competitor",
        "landlord",
        "supplier",
        "creditor",
        "wife",
        "husband",
        "son",
        "daughter",
        "brother",
        "sister",
        "critic",
        "opponent",
        "adversary",
        "accuser",
        "successor",
        "investor",
        "friend",
        "biggest shareholder",
        "largest shareholder",
    ];
    let between = &scene.view.as_str()[owner.span.end().min(trigger.start())..trigger.start()];
    !OTHERS.iter().any(|w| between.contains(w))
}

/// Who speaks and acts for another.
const AGENTS: &[&str] = &[
    "lawyer",
    "lawyers",
    "attorney",
    "attorneys",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "representative",
    "representatives",
    "officials",
    "executives",
    "directors",
];

/// "Birch's lawyers argued": the owner speaks through them.
pub(super) fn speaks_for(text: &str, agents: &Group, owner: &Group) -> bool {
    let word = text[agents.span.range()].rsplit(' ').next().unwrap_or("").to_ascii_lowercase();
    let gap = agents.span.start().saturating_sub(owner.span.end());
    agents.class == Class::Group && owner.span.end() <= agents.span.start() && gap <= 4 && AGENTS.contains(&word.as_str())
}

/// "a lawyer for Alder said", "a spokesman for the firm denied": who speaks through him.
pub(super) fn represented<'s>(scene: &'s Scene<'_>, clause: Span<View>, trigger: Span<View>) -> Option<&'s Group> {
    let text = scene.view.as_str();
    scene.groups.iter().find(|g| {
        let before = text[clause.start().min(g.span.start())..g.span.start()].trim_end();
        let agent =
            before.strip_suffix("for the").or_else(|| before.strip_suffix("for")).map(|b| b.trim_end().rsplit(' ').next().unwrap_or(""));
        clause.contains(g.span)
            && g.span.end() <= trigger.start()
            && g.mark == Mark::For
            && agent.is_some_and(|a| AGENTS.contains(&a.to_ascii_lowercase().as_str()))
    })
}

/// "takeover of Birch", "sided with Birch": the preposition belongs to the trigger, so what follows is its object.
pub(super) fn is_object_of(text: &str, trigger: Span<View>, group: &Group) -> bool {
    if group.span.start() < trigger.end() {
        return false;
    }
    let Some((_, last)) = text[trigger.range()].rsplit_once(' ') else { return false };
    matches!(last, "of" | "with" | "against" | "for" | "from" | "to" | "in" | "into" | "on" | "between" | "over" | "off" | "out" | "up")
        && matches!(text[trigger.end()..group.span.start()].trim(), "" | "the" | "a" | "an" | "rival")
}

/// Whether only adjectives and a noun stand between a possessive and a name: "its former partner Alder".
pub(super) fn is_described(gap: &str) -> bool {
    gap.len() <= 30
        && gap.split(' ').filter(|w| !w.is_empty()).all(|w| {
            w.chars().all(|c| c.is_ascii_lowercase() || c == '-')
                && !matches!(
                    w,
                    "to" | "of"
                        | "in"
                        | "for"
                        | "from"
                        | "with"
                        | "by"
                        | "and"
                        | "that"
                        | "on"
                        | "at"
                        | "against"
                        | "after"
                        | "into"
                        | "as"
                )
        })
}

/// Whether nothing that could be a subject stands before the verb in its part of the clause: "who founded", "and refused
/// to pay". "A judge dismissed" has a subject of its own, even if no party.
pub(super) fn lacks_subject(scene: &Scene<'_>, region: Span<View>, trigger: Span<View>) -> bool {
    let text = scene.view.as_str();
    if is_noun(text, trigger) && !text[trigger.range()].split(' ').next().is_some_and(|w| w.ends_with("ing")) {
        return true;
    }
    let before = &text[region.start().min(trigger.start())..trigger.start()];
    let mut words = before.split([' ', '"']).filter(|w| !w.is_empty()).peekable();
    while let Some(word) = words.next() {
        if !is_small(word) && words.peek() != Some(&"to") {
            return false;
        }
    }
    true
}

/// Whether a word is too small to be a subject: a relative word, an auxiliary, an adverb, a preposition.
pub(super) fn is_small(word: &str) -> bool {
    let small = matches!(
        lowered(word, &mut [0; "already".len()]),
        b"who"
            | b"which"
            | b"that"
            | b"whom"
            | b"whose"
            | b"has"
            | b"had"
            | b"have"
            | b"having"
            | b"been"
            | b"was"
            | b"were"
            | b"is"
            | b"are"
            | b"be"
            | b"being"
            | b"will"
            | b"would"
            | b"could"
            | b"can"
            | b"may"
            | b"might"
            | b"must"
            | b"should"
            | b"to"
            | b"did"
            | b"does"
            | b"do"
            | b"and"
            | b"but"
            | b"or"
            | b"then"
            | b"also"
            | b"later"
            | b"not"
            | b"never"
            | b"by"
            | b"for"
            | b"from"
            | b"after"
            | b"before"
            | b"while"
            | b"when"
            | b"without"
            | b"in"
            | b"of"
            | b"on"
            | b"with"
            | b"as"
            | b"since"
            | b"until"
            | b"instead"
            | b"only"
            | b"first"
            | b"yet"
            | b"even"
            | b"already"
            | b"now"
            | b"once"
            | b"again"
            | b"still"
            | b"soon"
            | b"a"
            | b"an"
    );
    small || word.len() > 1 && word.as_bytes()[word.len() - 2..].eq_ignore_ascii_case(b"ly")
}

/// Whether a word joins what stands before it to what follows, where [`is_small`] says nothing.
pub(super) fn is_link(word: &str) -> bool {
    matches!(word, "against" | "at" | "between" | "into" | "over" | "than" | "through" | "under" | "versus" | "via" | "about" | "said")
}

/// A word in lower case if it is no longer than the buffer, else nothing.
pub(super) fn lowered<'b, const N: usize>(word: &str, buffer: &'b mut [u8; N]) -> &'b [u8] {
    let Some(lower) = buffer.get_mut(..word.len()) else { return &[] };
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    lower
}
