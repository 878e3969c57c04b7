//! Who a pronoun or role word stands for, told from what was said before: he, 该公司, 双方, 原告.

use rustc_hash::FxHashMap;

use super::gender::Gender;
use super::{Entity, EntityId, EntityIds, EntityKind};
use crate::mention::{Class, Mention};
use crate::pack::Pack;
use crate::pack::compile::{Meaning, Stand};

/// Whether it is an organisation that deals: no court, no authority, no medium.
fn is_firm(entity: &Entity) -> bool {
    entity.kind == EntityKind::Organization
        && !matches!(
            entity.fine.as_deref(),
            Some(
                "court"
                    | "tribunal"
                    | "authority"
                    | "regulator"
                    | "ministry"
                    | "government"
                    | "prosecutor"
                    | "newspaper"
                    | "agency"
                    | "site"
                    | "magazine"
                    | "broadcaster"
            )
        )
}

/// Endings of the names of those who invest.
const INVESTS: [&str; 8] = ["Capital", "Partners", "Fund", "Ventures", "Management", "Investors", "Advisors", "Advisers"];

/// Whether its name says that it invests: Alder Capital, Birch Partners LP.
fn is_fund(entity: &Entity) -> bool {
    let named = |name: &str| {
        let name = name.trim_end_matches(" LP").trim_end_matches(" LLC").trim_end_matches(" LLP").trim_end_matches(" L.P.");
        INVESTS.contains(&name.rsplit(' ').next().unwrap_or(""))
    };
    entity.fine.as_deref() == Some("fund") || named(&entity.name) || entity.aliases.iter().any(|alias| named(alias))
}

/// Whether it is a court or an arbitral tribunal.
pub(crate) fn is_court(entity: &Entity) -> bool {
    matches!(entity.fine.as_deref(), Some("court" | "tribunal"))
}

/// Whether it is a body that supervises, investigates or charges.
pub(crate) fn is_authority(entity: &Entity) -> bool {
    matches!(entity.fine.as_deref(), Some("authority" | "regulator" | "ministry" | "police" | "prosecutor" | "government"))
}

/// How many times as often the main firm of a story must have been named as another to be "the company" in its place.
const FAR_MORE: usize = 2;

/// How many parties back a pronoun may reach.
const MEMORY: usize = 24;

/// A word that stands for a party, and what its sentence says of it.
#[derive(Clone, Copy)]
pub(crate) struct Word<'t> {
    pub word: &'t str,
    /// Whether something is done to it by who leads the sentence, who it therefore is not.
    pub undergoes: bool,
    /// Who does it something: Roe sued him, 总局对其立案. It is somebody else.
    pub acted_on_by: Option<EntityId>,
}

/// What the story has named so far.
#[derive(Default)]
pub(crate) struct Discourse {
    /// Parties by name, the last one last.
    named: Vec<EntityId>,
    /// Who led the last sentence.
    subject: Option<EntityId>,
    /// How many of `named` stood before this sentence, and before the last one.
    here: usize,
    there: usize,
    /// The gender by which pronouns have called somebody.
    called: FxHashMap<EntityId, Gender>,
    plaintiffs: Vec<EntityId>,
    defendants: Vec<EntityId>,
    /// Whom the last sentence told to be reported or sued.
    accused: Option<EntityId>,
    /// Whom the text defines as "the company".
    issuer: Option<EntityId>,
}

impl Discourse {
    /// A story in which `issuer` is "the company".
    pub fn new(issuer: Option<EntityId>) -> Self {
        Self { issuer, ..Self::default() }
    }

    /// Notes a party that was named.
    pub fn name(&mut self, entity: EntityId) {
        if self.named.len() >= 2 * MEMORY {
            self.named.drain(..MEMORY);
            self.here = self.here.saturating_sub(MEMORY);
            self.there = self.there.saturating_sub(MEMORY);
        }
        self.named.push(entity);
    }

    /// A new sentence begins.
    pub fn turn(&mut self) {
        self.there = self.here;
        self.here = self.named.len();
    }

    /// Notes who leads the sentence just read.
    pub fn lead(&mut self, entity: EntityId) {
        self.subject = Some(entity);
    }

    /// Notes whom the sentence just read tells to be reported or sued, if anybody.
    pub fn accuse(&mut self, accused: Option<EntityId>) {
        self.accused = accused;
    }

    /// Notes who sues whom; the first suit of a story names its sides.
    pub fn suit(&mut self, plaintiffs: &[EntityId], defendants: &[EntityId]) {
        if !plaintiffs.is_empty() && !defendants.is_empty() && self.plaintiffs.is_empty() {
            self.plaintiffs = plaintiffs.to_vec();
            self.defendants = defendants.to_vec();
        }
    }

    /// The parties that a pronoun, description or role word stands for; none when nothing before it fits.
    pub fn resolve(
        &mut self,
        mention: &Mention,
        Word { word, undergoes, acted_on_by }: Word<'_>,
        pack: &Pack,
        meanings: &[Meaning],
        entities: &[Entity],
    ) -> EntityIds {
        if mention.class != Class::Pronoun {
            return EntityIds::new();
        }
        if let Some(row) = mention.row {
            return match pack.row(row).id() {
                "plaintiff" | "claimant" | "appellant" => EntityIds::from_slice(&self.plaintiffs),
                "defendant" | "respondent" => EntityIds::from_slice(&self.defendants),
                _ => EntityIds::new(),
            };
        }
        let Some(Meaning::Stand(stand)) = mention.value.and_then(|v| meanings.get(v)) else { return EntityIds::new() };
        if let Some(other) = Some(*stand).filter(|_| undergoes).and_then(|stand| self.undergoer(stand, entities)) {
            return one(other);
        }
        match stand {
            Stand::Person => self.person(word, acted_on_by, entities).into_iter().collect(),
            Stand::Organization => {
                // "Birch said it would appeal": who was named first in the sentence
                let here = || self.named[self.here.min(self.named.len())..].iter().copied().find(|e| is_firm(&entities[e.0]));
                let it = matches!(word, "it" | "its" | "itself" | "它").then(here).flatten();
                it.or_else(|| self.described(word, entities)).or_else(|| self.company(entities)).into_iter().collect()
            }
            Stand::Issuer => {
                let main = || self.main(entities).filter(|_| word == "公司");
                self.issuer.or_else(main).or_else(|| self.company(entities)).into_iter().collect()
            }
            Stand::Court => self.body(entities, is_court).into_iter().collect(),
            Stand::Authority => self.body(entities, is_authority).into_iter().collect(),
            Stand::Any if acted_on_by.is_some() => self.patient(acted_on_by, entities).into_iter().collect(),
            Stand::Any => self.subject.or_else(|| self.named.last().copied()).into_iter().collect(),
            Stand::Latter => self.named.last().copied().into_iter().collect(),
            Stand::Former => {
                let last = self.named.last();
                self.named.iter().rev().find(|e| Some(*e) != last).copied().into_iter().collect()
            }
            Stand::Both => self.pair(word, entities).unwrap_or_else(|| self.two(entities, word.ends_with('人'))),
            Stand::Other => {
                // 甲向乙提议,遭对方拒绝: who was named last in the sentence
                if let [first, .., last] = self.named[self.here.min(self.named.len())..]
                    && first != last
                {
                    return one(last);
                }
                let two = self.two(entities, false);
                two.into_iter().find(|e| Some(*e) != self.subject).into_iter().collect()
            }
            Stand::Group | Stand::Office => EntityIds::new(),
        }
    }

    /// The body named last whose name an office without its town shortens: 市场监管局 of 杭州市市场监督管理局.
    pub fn office(&self, word: &str, entities: &[Entity]) -> Option<EntityId> {
        let shortens = |name: &str| {
            let mut rest = name.chars();
            word.chars().all(|c| rest.any(|of_name| of_name == c))
        };
        let fits = |e: &EntityId| {
            let entity = &entities[e.0];
            entity.kind == EntityKind::Organization && std::iter::once(&entity.name).chain(&entity.aliases).any(|name| shortens(name))
        };
        self.named.iter().rev().copied().find(fits)
    }

    /// Whom the sentence named last after its leader: sued Birch, accusing it of theft.
    fn undergoer(&self, stand: Stand, entities: &[Entity]) -> Option<EntityId> {
        let kind = match stand {
            Stand::Person => EntityKind::Person,
            Stand::Organization | Stand::Any => EntityKind::Organization,
            _ => return None,
        };
        let (leader, others) = self.named[self.here.min(self.named.len())..].split_first()?;
        others.iter().rev().copied().find(|e| e != leader && entities[e.0].kind == kind && !is_court(&entities[e.0]))
    }

    /// 总局对其立案: the party named last in the sentence that neither acts nor judges, else who led the last one, else who was named in it.
    fn patient(&self, actor: Option<EntityId>, entities: &[Entity]) -> Option<EntityId> {
        let fits = |e: &EntityId| Some(*e) != actor && !is_court(&entities[e.0]) && !is_authority(&entities[e.0]);
        let (before, here) = self.named.split_at(self.here.min(self.named.len()));
        // 甲举报乙。证监会对其立案: 乙
        let found = here.iter().rev().copied().find(fits).or_else(|| self.accused.or(self.subject).filter(fits));
        found.or_else(|| before.iter().rev().copied().find(fits))
    }

    /// Who he or she is: who was named first in this sentence, else who led the last one if it named him, else who was
    /// named last in it, else who led before; never one whom a pronoun of the other gender has called, and never `not`.
    fn person(&mut self, word: &str, not: Option<EntityId>, entities: &[Entity]) -> Option<EntityId> {
        let gender = Gender::of(word);
        let fits = |e: &EntityId| {
            if Some(*e) == not {
                return false;
            }
            let entity = &entities[e.0];
            let names = || std::iter::once(&entity.name).chain(&entity.aliases);
            let told = || names().find_map(|name| Gender::of_name(name)).or_else(|| self.called.get(e).copied());
            entities[e.0].kind == EntityKind::Person && gender.is_none_or(|g| told().is_none_or(|told| told == g))
        };
        let (there, here) = (self.there.min(self.named.len()), self.here.min(self.named.len()));
        let (last, this) = (&self.named[there..here], &self.named[here..]);
        let leader = self.subject.filter(fits);
        let found = this.iter().copied().find(fits);
        let found = found.or_else(|| leader.filter(|l| last.contains(l)));
        let found = found.or_else(|| last.iter().rev().copied().find(fits)).or(leader);
        let found = found.or_else(|| self.named.iter().rev().copied().find(fits));
        if let (Some(entity), Some(gender)) = (found, gender) {
            self.called.entry(entity).or_insert(gender);
        }
        found
    }

    /// The last court that the sentence just read names.
    pub fn court(&self, entities: &[Entity]) -> Option<EntityId> {
        self.named[self.here..].iter().rev().copied().find(|e| is_court(&entities[e.0]))
    }

    /// The court or authority named last.
    fn body(&self, entities: &[Entity], is: fn(&Entity) -> bool) -> Option<EntityId> {
        self.named.iter().rev().copied().find(|e| is(&entities[e.0]))
    }

    /// The organisation that "the company" means: no court, no authority, no medium.
    fn company(&self, entities: &[Entity]) -> Option<EntityId> {
        let fits = |e: &EntityId| is_firm(&entities[e.0]);
        self.subject.filter(fits).or_else(|| self.named.iter().rev().copied().find(fits))
    }

    /// "the fund" is one, and "the company" beside a fund is the other: who fits the word, if only one of the two kinds does.
    fn described(&self, word: &str, entities: &[Entity]) -> Option<EntityId> {
        let fund = match word.to_ascii_lowercase().as_str() {
            "the fund" | "the hedge fund" | "the activist fund" | "the activist investor" | "the private-equity firm" => true,
            "the company" | "the carmaker" | "the manufacturer" | "the maker" | "the retailer" | "the corporation" | "the chipmaker" => {
                false
            }
            _ => return None,
        };
        let fits = |e: &EntityId| is_firm(&entities[e.0]) && is_fund(&entities[e.0]) == fund;
        let led = self.subject.filter(|e| entities[e.0].kind == EntityKind::Organization);
        led.filter(fits).or_else(|| self.named.iter().rev().copied().find(fits))
    }

    /// The firm that was named far more often of late than whoever "the company" would be by position.
    fn main(&self, entities: &[Entity]) -> Option<EntityId> {
        let near = self.company(entities)?;
        let times = |e: EntityId| self.named.iter().filter(|n| **n == e).count();
        let firms = self.named.iter().copied().filter(|e| entities[e.0].kind == EntityKind::Organization);
        let main = firms.max_by_key(|e| (times(*e), std::cmp::Reverse(*e)))?;
        (times(main) >= FAR_MORE * times(near)).then_some(main)
    }

    /// 甲…乙;双方: the two that this sentence has named so far, else the two that the last one named.
    fn pair(&self, word: &str, entities: &[Entity]) -> Option<EntityIds> {
        let distinct = |names: &[EntityId]| {
            let of = |persons: bool| {
                let mut out = EntityIds::new();
                let fits = |e: &EntityId| if persons { entities[e.0].kind == EntityKind::Person } else { is_firm(&entities[e.0]) };
                for entity in names.iter().copied().filter(fits) {
                    if !out.contains(&entity) {
                        out.push(entity);
                    }
                }
                out
            };
            let firms = of(false);
            if firms.is_empty() || word.ends_with('人') { of(true) } else { firms }
        };
        let (there, here) = (self.there.min(self.named.len()), self.here.min(self.named.len()));
        let now = distinct(&self.named[here..]);
        let two = if now.is_empty() { distinct(&self.named[there..here]) } else { now };
        let told = !word.is_ascii() && word != "彼此" || matches!(word, "the two" | "both" | "Both" | "The two");
        Some(two).filter(|two| told && two.len() == 2)
    }

    /// The two sides: of the suit, else the two parties named most of late; 两人 are persons.
    fn two(&self, entities: &[Entity], persons: bool) -> EntityIds {
        let fits = |e: &&EntityId| !persons || entities[e.0].kind == EntityKind::Person;
        if let (Some(&a), Some(&b)) = (self.plaintiffs.first(), self.defendants.first())
            && [&a, &b].iter().all(fits)
        {
            return EntityIds::from_buf([a, b]);
        }
        let mut counts: Vec<(usize, EntityId)> = Vec::new();
        for &entity in self.named.iter().rev().take(MEMORY).filter(fits) {
            match counts.iter_mut().find(|(_, e)| *e == entity) {
                Some((n, _)) => *n += 1,
                None => counts.push((1, entity)),
            }
        }
        counts.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        counts.into_iter().take(2).map(|(_, e)| e).collect()
    }
}

fn one(entity: EntityId) -> EntityIds {
    EntityIds::from_slice(&[entity])
}
