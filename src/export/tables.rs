//! A feud as tables: what each column holds and of what type. CSV and Parquet write the same tables.
//!
//! Every row that rests on words has `document`, `start`, `end`, `line` and `quote`; every row that tells of an event has its
//! `factuality` and `speaker`, so that no table makes a fact of a claim. An event without a date has a row as any other.

mod rows;

pub(super) use rows::rows;

use crate::value::money::Decimal;
use crate::value::when::Day;

/// One of the tables.
///
/// ```
/// use feudline::export::tables::Table;
/// assert_eq!(Table::from_word("events"), Some(Table::Events));
/// assert!(Table::Events.columns().iter().any(|column| column.name == "factuality"));
/// assert_eq!(Table::ALL.len(), 12);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Table {
    /// One row for each event, undated ones last.
    Events,
    /// One row for each party in an event, with its role.
    Participants,
    /// One row for each sum.
    Amounts,
    /// One row for each claim.
    Claims,
    /// One row for each place at which somebody or something is named.
    Mentions,
    /// One row for each answer to a disputed question.
    DisputedPoints,
    /// One row for each party, product, place or document that is named.
    Entities,
    /// One row for each date as written.
    Dates,
    /// One row for each place that an event or a claim rests on.
    Evidence,
    /// One row for each relation between events and claims.
    Relations,
    /// One row for each story.
    Documents,
    /// One row for each dispute told apart, the main one first.
    Disputes,
}

/// A column of a table.
///
/// ```
/// use feudline::export::tables::{ColumnKind, Table};
/// let low = Table::Amounts.columns().iter().find(|column| column.name == "low").unwrap();
/// assert_eq!(low.kind, ColumnKind::Decimal);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Column {
    /// Its head.
    pub name: &'static str,
    /// What its cells are.
    pub kind: ColumnKind,
}

/// What the cells of a column are; any may be empty.
///
/// ```
/// use feudline::export::tables::{ColumnKind, Table};
/// assert_eq!(Table::Events.columns()[0].kind, ColumnKind::Text);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ColumnKind {
    /// Words, or an identifier.
    Text,
    /// A count or an offset.
    Integer,
    /// True or false.
    Flag,
    /// A day.
    Day,
    /// An exact decimal.
    Decimal,
    /// Words in a row, perhaps none.
    List,
}

/// A cell of a row; `None` in the row where nothing is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    Text(String),
    Integer(usize),
    Flag(bool),
    Day(Day),
    Decimal(Decimal),
    List(Vec<String>),
}

/// A row has one cell for each column.
pub(super) type Row = Vec<Option<Cell>>;

impl Table {
    /// All tables.
    pub const ALL: &'static [Self] = &[
        Self::Events,
        Self::Participants,
        Self::Amounts,
        Self::Claims,
        Self::Mentions,
        Self::DisputedPoints,
        Self::Entities,
        Self::Dates,
        Self::Evidence,
        Self::Relations,
        Self::Documents,
        Self::Disputes,
    ];

    /// Its name, that of its file without the ending.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Participants => "participants",
            Self::Amounts => "amounts",
            Self::Claims => "claims",
            Self::Mentions => "mentions",
            Self::DisputedPoints => "disputed_points",
            Self::Entities => "entities",
            Self::Dates => "dates",
            Self::Evidence => "evidence",
            Self::Relations => "relations",
            Self::Documents => "documents",
            Self::Disputes => "disputes",
        }
    }

    /// The table of a name.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|table| table.word() == word)
    }

    /// Its columns, in order. Columns may be added at the end, never removed or given another meaning.
    #[must_use]
    pub const fn columns(self) -> &'static [Column] {
        match self {
            Self::Events => EVENTS,
            Self::Participants => PARTICIPANTS,
            Self::Amounts => AMOUNTS,
            Self::Claims => CLAIMS,
            Self::Mentions => MENTIONS,
            Self::DisputedPoints => DISPUTED_POINTS,
            Self::Entities => ENTITIES,
            Self::Dates => DATES,
            Self::Evidence => EVIDENCE,
            Self::Relations => RELATIONS,
            Self::Documents => DOCUMENTS,
            Self::Disputes => DISPUTES,
        }
    }
}

const fn text(name: &'static str) -> Column {
    Column { name, kind: ColumnKind::Text }
}

const fn list(name: &'static str) -> Column {
    Column { name, kind: ColumnKind::List }
}

const fn integer(name: &'static str) -> Column {
    Column { name, kind: ColumnKind::Integer }
}

const fn of(name: &'static str, kind: ColumnKind) -> Column {
    Column { name, kind }
}

const DOCUMENT: Column = text("document");
const START: Column = integer("start");
const END: Column = integer("end");
const LINE: Column = integer("line");
const QUOTE: Column = text("quote");
const EARLIEST: Column = of("earliest", ColumnKind::Day);
const LATEST: Column = of("latest", ColumnKind::Day);
const DISPUTE: Column = text("dispute");

const EVENTS: &[Column] = &[
    text("id"),
    EARLIEST,
    LATEST,
    text("granularity"),
    text("type"),
    text("label"),
    text("factuality"),
    text("speaker_id"),
    text("speaker"),
    text("claim_id"),
    text("side"),
    list("participants"),
    list("amount_ids"),
    list("amounts"),
    DOCUMENT,
    START,
    END,
    LINE,
    QUOTE,
    integer("evidence_count"),
    text("rule"),
    list("notes"),
    DISPUTE,
];

const PARTICIPANTS: &[Column] = &[
    text("event_id"),
    text("event_type"),
    text("factuality"),
    text("speaker_id"),
    text("speaker"),
    text("role"),
    text("entity_id"),
    text("entity"),
    text("entity_kind"),
    text("side"),
    DOCUMENT,
    START,
    END,
    LINE,
    QUOTE,
    DISPUTE,
];

const AMOUNTS: &[Column] = &[
    text("id"),
    of("low", ColumnKind::Decimal),
    of("high", ColumnKind::Decimal),
    text("currency"),
    text("unit"),
    of("per_unit", ColumnKind::Flag),
    list("event_ids"),
    list("event_types"),
    list("factualities"),
    list("speakers"),
    DOCUMENT,
    START,
    END,
    LINE,
    QUOTE,
    text("rule"),
];

const CLAIMS: &[Column] = &[
    text("id"),
    text("type"),
    text("speaker_id"),
    text("speaker"),
    text("side"),
    list("target_ids"),
    list("targets"),
    of("said_earliest", ColumnKind::Day),
    of("said_latest", ColumnKind::Day),
    text("said_granularity"),
    text("quotation"),
    text("cue"),
    list("event_ids"),
    DOCUMENT,
    START,
    END,
    LINE,
    QUOTE,
    text("rule"),
    DISPUTE,
];

const MENTIONS: &[Column] =
    &[text("entity_id"), text("entity"), text("entity_kind"), text("side"), text("form"), DOCUMENT, START, END, LINE, QUOTE, DISPUTE];

const DISPUTED_POINTS: &[Column] = &[
    text("id"),
    text("event_type"),
    text("question"),
    list("about"),
    integer("position"),
    text("side"),
    text("speaker_id"),
    text("speaker"),
    text("answer"),
    text("claim_id"),
    DOCUMENT,
    START,
    END,
    LINE,
    QUOTE,
    DISPUTE,
];

const ENTITIES: &[Column] = &[
    text("id"),
    text("kind"),
    text("fine_kind"),
    text("row"),
    text("name"),
    list("aliases"),
    text("side"),
    integer("mention_count"),
    list("reasons"),
    DOCUMENT,
    START,
    END,
    LINE,
    QUOTE,
    list("disputes"),
];

const DATES: &[Column] =
    &[text("id"), EARLIEST, LATEST, text("granularity"), text("note"), DOCUMENT, START, END, LINE, QUOTE, text("rule")];

const EVIDENCE: &[Column] = &[text("of_id"), text("of_kind"), integer("number"), DOCUMENT, START, END, LINE, QUOTE];

const RELATIONS: &[Column] = &[text("type"), text("from_id"), text("to_id"), text("why")];

const DOCUMENTS: &[Column] = &[
    DOCUMENT,
    text("title"),
    text("source"),
    text("url"),
    of("published", ColumnKind::Day),
    of("published_inferred", ColumnKind::Flag),
    text("language"),
    integer("characters"),
    integer("repeated_paragraphs"),
    text("encoding"),
    DISPUTE,
];

const DISPUTES: &[Column] = &[
    text("id"),
    list("side_a_ids"),
    list("side_a"),
    list("side_b_ids"),
    list("side_b"),
    text("state"),
    text("state_event_id"),
    text("opened_event_id"),
    EARLIEST,
    LATEST,
    text("granularity"),
    list("asked_ids"),
    list("asked"),
    list("awarded_ids"),
    list("awarded"),
    list("documents"),
    integer("event_count"),
    integer("disputed_point_count"),
];
