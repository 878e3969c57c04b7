//! An outline as JSON: what machines that see a share of the stories send each other. Not a format for anybody else.

use serde::{Deserialize, Serialize};

use crate::claim::ClaimKind;
use crate::entity::EntityId;
use crate::error::ResultError;
use crate::event::EventKind;
use crate::feud::{Act, Outline, Saying};
use crate::value::when::{Day, Granularity, When};

#[derive(Serialize, Deserialize)]
struct OutlineJson {
    acts: Vec<ActRow>,
    sayings: Vec<SayingRow>,
    passages: Vec<(u64, u64)>,
    text: u64,
}

/// Kind, days, parties, authorities, print.
#[derive(Serialize, Deserialize)]
struct ActRow(String, Option<WhenRow>, Vec<usize>, Vec<usize>, u64);

/// Kind, who is heard, words.
#[derive(Serialize, Deserialize)]
struct SayingRow(String, Vec<usize>, Option<u64>);

/// Earliest, latest, granularity.
#[derive(Serialize, Deserialize)]
struct WhenRow(Option<String>, Option<String>, String);

impl Outline {
    /// The outline as one line of JSON.
    ///
    /// ```
    /// use feudline::feud::Outline;
    /// use feudline::{Document, Extractor, Pack};
    /// let story = Extractor::new(Pack::builtin()).extract(&Document::new("a", "2024年2月29日，马斯克起诉OpenAI。"));
    /// let outline = Outline::of(&story);
    /// assert_eq!(Outline::from_json(outline.to_json().as_bytes()), Ok(outline));
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let day = |day: Option<Day>| day.map(|day| day.to_string());
        let when = |when: When| WhenRow(day(when.earliest), day(when.latest), when.granularity.word().to_owned());
        let numbers = |ids: &[EntityId]| ids.iter().map(|id| id.0).collect();
        let act = |act: &Act| {
            let (parties, authorities) = (numbers(&act.parties), numbers(&act.authorities));
            ActRow(act.kind.word().to_owned(), act.when.map(when), parties, authorities, act.print)
        };
        let saying = |saying: &Saying| SayingRow(saying.kind.word().to_owned(), numbers(&saying.heard), saying.words);
        let json = OutlineJson {
            acts: self.acts.iter().map(act).collect(),
            sayings: self.sayings.iter().map(saying).collect(),
            passages: self.passages.clone(),
            text: self.text,
        };
        serde_json::to_string(&json).expect("the twins have string keys and no fallible field")
    }

    /// The outline of such a line.
    ///
    /// # Errors
    /// If the bytes are something else.
    pub fn from_json(json: &[u8]) -> Result<Self, ResultError> {
        let fault = |what: String| ResultError::Fault { at: "outline".to_owned(), what };
        let read: OutlineJson = serde_json::from_slice(json).map_err(|error| fault(error.to_string()))?;
        let ids = |numbers: Vec<usize>| numbers.into_iter().map(EntityId).collect();
        let day = |day: Option<String>| day.map(|d| d.parse::<Day>().map_err(|_| fault(format!("`{d}` is no day")))).transpose();
        let when = |WhenRow(earliest, latest, granularity)| {
            let granularity = Granularity::from_word(&granularity).ok_or_else(|| fault(format!("`{granularity}` is no granularity")))?;
            When::between(day(earliest)?, day(latest)?, granularity).ok_or_else(|| fault("a date without days".to_owned()))
        };
        let act = |ActRow(kind, days, parties, authorities, print)| {
            let kind = EventKind::from_word(&kind).ok_or_else(|| fault(format!("`{kind}` is no kind of event")))?;
            Ok(Act { kind, when: days.map(when).transpose()?, parties: ids(parties), authorities: ids(authorities), print })
        };
        let saying = |SayingRow(kind, heard, words)| {
            let kind = ClaimKind::from_word(&kind).ok_or_else(|| fault(format!("`{kind}` is no kind of claim")))?;
            Ok(Saying { kind, heard: ids(heard), words })
        };
        Ok(Self {
            acts: read.acts.into_iter().map(act).collect::<Result<_, ResultError>>()?,
            sayings: read.sayings.into_iter().map(saying).collect::<Result<_, ResultError>>()?,
            passages: read.passages,
            text: read.text,
        })
    }
}
