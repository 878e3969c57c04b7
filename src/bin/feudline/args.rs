//! What may be asked on the command line.

use std::path::PathBuf;

use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum};
use feudline::entity::alias::NameKind;
use feudline::value::when::Day;
use feudline::{Document, Language};

/// Reads news about corporate disputes, Chinese and English: who fights whom, what happened when and for how much, who
/// says so, and where the accounts contradict each other.
#[derive(Parser)]
#[command(name = "feudline", version, color = ColorChoice::Never, max_term_width = 100)]
#[command(args_conflicts_with_subcommands = true, arg_required_else_help = true)]
#[command(after_help = "Exit codes: 0 fine, 2 usage or pack, 3 some inputs failed and the rest is written, 4 all failed.")]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub timeline: Timeline,
}

#[derive(Subcommand)]
pub enum Command {
    /// The dispute as a timeline and its disputed points, for reading (the default when a FILE is given)
    Timeline(Timeline),
    /// The dispute as feudline/1 JSON
    Extract(Extract),
    /// The dispute as one web page: lanes, disputed points, sums, and the articles with every result marked in them
    Html(Html),
    /// Many stories: one JSON object a line in, one feudline/1 object a line out, in the same order
    Batch(Batch),
    /// Whether two names would be taken for one party, and why
    Same(Same),
    /// Every result on a line of a story, with the rule or row behind it
    Explain(Explain),
    /// Checks a pack: its files, then the examples of its rules
    Check(Check),
    /// The JSON Schema of feudline/1
    Schema(Schema),
}

/// How stories are read.
#[derive(Args)]
pub struct Reading {
    /// The day the stories were published; otherwise it is inferred from inside
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub published: Option<Day>,
    /// The language: auto, zh, zh-Hans, zh-Hant or en
    #[arg(long, value_name = "LANGUAGE", default_value = "auto", value_parser = language)]
    pub lang: Lang,
    #[command(flatten)]
    pub decoding: Decoding,
    #[command(flatten)]
    pub packs: Packs,
}

/// How bytes become text.
#[derive(Args, Clone)]
pub struct Decoding {
    /// The encoding of files (gb18030, big5, utf-16le …); by default it is told from the bytes
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub encoding: Option<String>,
    /// A longer story is refused
    #[arg(long, value_name = "N", default_value_t = 64 << 20)]
    pub max_bytes: u64,
}

/// What is read with.
#[derive(Args)]
pub struct Packs {
    /// A folder of grammars/ and gazetteers/ laid over the built-in pack; may be given several times
    #[arg(long, value_name = "DIR")]
    pub pack: Vec<PathBuf>,
}

/// Where results go.
#[derive(Args)]
pub struct Target {
    /// Write to this file, whole or not at all, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Args)]
pub struct Timeline {
    /// Stories as plain text, HTML or Markdown, folders of them; `-` is standard input
    #[arg(value_name = "FILE|DIR")]
    pub files: Vec<String>,
    /// Print the claims behind each disputed point in their own words
    #[arg(long)]
    pub claims: bool,
    /// The language of labels; the stories' own by default
    #[arg(long)]
    pub labels: Option<Labels>,
    /// Columns of the page, at least 60; those of the terminal by default, 80 elsewhere
    #[arg(long, value_name = "N")]
    pub width: Option<u16>,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub target: Target,
}

#[derive(Args)]
pub struct Html {
    /// Stories as plain text, HTML or Markdown, folders of them; `-` is standard input
    #[arg(value_name = "FILE|DIR", required = true)]
    pub files: Vec<String>,
    /// The language of labels; the stories' own by default
    #[arg(long)]
    pub labels: Option<Labels>,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub target: Target,
}

#[derive(Args)]
pub struct Extract {
    /// Stories as plain text, HTML or Markdown; `-` is standard input
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<String>,
    /// One document about all files together, or one line for each file
    #[arg(long, default_value = "json")]
    pub format: Format,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub target: Target,
}

#[derive(Args)]
pub struct Batch {
    /// A file with one object {"id", "text" or "html", "title"?, "published"?, "language"?, "url"?, "source"?} a line,
    /// also packed by gzip or Zstandard, a folder of stories, or `-` for lines from standard input
    #[arg(value_name = "FILE.ndjson|DIR|-")]
    pub input: String,
    /// Go on with the output file of a run that was stopped; -o names it
    #[arg(long, requires = "output")]
    pub resume: bool,
    /// How many stories to read at once; as many as there are processors by default
    #[arg(long, value_name = "N")]
    pub jobs: Option<std::num::NonZeroUsize>,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub target: Target,
}

#[derive(Args)]
pub struct Same {
    /// One name
    #[arg(required_unless_present = "ndjson")]
    pub a: Option<String>,
    /// The other name
    #[arg(required_unless_present = "ndjson")]
    pub b: Option<String>,
    /// What the names are of; without it, either will do
    #[arg(long)]
    pub kind: Option<Kind>,
    /// Pairs {"id", "a", "b", "kind"} one a line from this file (`-` is standard input) instead of two names
    #[arg(long, value_name = "FILE", conflicts_with_all = ["a", "b"])]
    pub ndjson: Option<String>,
    #[command(flatten)]
    pub packs: Packs,
    #[command(flatten)]
    pub target: Target,
}

#[derive(Args)]
pub struct Explain {
    /// A story, and the number of one of its lines: a.txt or a.txt:12
    #[arg(value_name = "FILE[:LINE]")]
    pub place: String,
    #[command(flatten)]
    pub reading: Reading,
    #[command(flatten)]
    pub target: Target,
}

#[derive(Args)]
pub struct Check {
    /// The folder that holds grammars/ and gazetteers/
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    #[command(flatten)]
    pub packs: Packs,
}

#[derive(Args)]
pub struct Schema {
    #[command(flatten)]
    pub target: Target,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Json,
    Ndjson,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Labels {
    Zh,
    En,
}

impl From<Labels> for feudline::export::text::Labels {
    fn from(labels: Labels) -> Self {
        match labels {
            Labels::Zh => Self::Chinese,
            Labels::En => Self::English,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Kind {
    Person,
    Organization,
}

impl From<Kind> for NameKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Person => Self::Person,
            Kind::Organization => Self::Organization,
        }
    }
}

/// A language as asked for.
#[derive(Clone, Copy)]
pub enum Lang {
    Auto,
    /// Chinese; the script is told from the characters.
    Chinese,
    One(Language),
}

fn encoding(label: &str) -> Result<String, String> {
    let known = feudline::source::encoding(label);
    known.map(str::to_owned).ok_or_else(|| "expected the name of an encoding, like gb18030, big5, shift_jis, utf-16le".to_owned())
}

fn language(word: &str) -> Result<Lang, String> {
    match word {
        "auto" => Ok(Lang::Auto),
        "zh" => Ok(Lang::Chinese),
        _ => Language::from_tag(word).map(Lang::One).ok_or_else(|| "expected auto, zh, zh-Hans, zh-Hant or en".to_owned()),
    }
}

impl Reading {
    /// Adds to a story what the command line knows of it and the story itself does not say.
    pub fn complete(&self, mut document: Document) -> Document {
        if let (None, Some(day)) = (document.published(), self.published) {
            document = document.with_published(day);
        }
        let lang = match self.lang {
            Lang::Auto => None,
            Lang::One(language) => Some(language),
            Lang::Chinese => Some(feudline::text::guess_language(document.text())).map(|l| if l.is_chinese() { l } else { Language::Hans }),
        };
        match (document.language(), lang) {
            (None, Some(language)) => document.with_language(language),
            _ => document,
        }
    }
}
