//! What is read from each story of `tests/corpus`, written out so that a person can judge it beside the story.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use feudline::entity::EntityId;
use feudline::event::Part;
use feudline::feud::{Feud, Node, Place};
use feudline::value::money::Money;
use feudline::{Document, Extractor, Pack};

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(|| Extractor::new(Pack::builtin()));

#[test]
fn stories() {
    insta::glob!("corpus/*.txt", |path| {
        let text = fs::read_to_string(path).expect("a readable story");
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(read(&name, &text)) });
    });
}

/// The example shows what it always showed.
#[test]
fn the_example() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/musk_openai.txt")).expect("it is there");
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(read("musk_openai.txt", &text)) });
}

fn read(name: &str, text: &str) -> String {
    let feud = Feud::assemble(&[EXTRACTOR.extract(&Document::new(name, text))]);
    let mut page = Page { feud: &feud, out: String::new() };
    page.write().expect("a string can be written to");
    page.out
}

struct Page<'f> {
    feud: &'f Feud,
    out: String,
}

impl Page<'_> {
    fn write(&mut self) -> std::fmt::Result {
        self.story()?;
        self.parties()?;
        self.values()?;
        self.events()?;
        self.claims()?;
        self.disputes()
    }

    fn story(&mut self) -> std::fmt::Result {
        let story = &self.feud.documents[0];
        let published = story.published.map_or_else(|| "unknown".to_owned(), |day| day.to_string());
        let inferred = if story.published_inferred { " (inferred)" } else { "" };
        writeln!(self.out, "{}, published {published}{inferred}", story.language.tag())?;
        let sides = self.feud.sides.clone().map(|side| side.iter().map(|id| self.name(*id)).collect::<Vec<_>>().join(", "));
        writeln!(self.out, "A: {}\nB: {}", sides[0], sides[1])
    }

    fn parties(&mut self) -> std::fmt::Result {
        writeln!(self.out, "\nPARTIES")?;
        for actor in &self.feud.actors {
            let aliases = if actor.aliases.is_empty() { String::new() } else { format!(" = {}", actor.aliases.join(" = ")) };
            let fine = actor.fine.as_deref().map(|f| format!(", {f}")).unwrap_or_default();
            writeln!(self.out, "{}{aliases} ({}{fine}), {} times", actor.name, actor.kind.word(), actor.mentions.len())?;
            for reason in &actor.reasons {
                writeln!(self.out, "    {} ~ {}: {}", reason.a, reason.b, reason.rule)?;
            }
        }
        Ok(())
    }

    fn values(&mut self) -> std::fmt::Result {
        writeln!(self.out, "\nDATES")?;
        for date in &self.feud.dates {
            let note = date.note.as_deref().map(|n| format!("    {n}\n")).unwrap_or_default();
            writeln!(self.out, "{}  {} [{}]", self.words(date.place), date.when, date.rule)?;
            self.out.push_str(&note);
        }
        writeln!(self.out, "\nSUMS")?;
        for sum in &self.feud.sums {
            writeln!(self.out, "{}  {} [{}]", self.words(sum.place), money(&sum.money), sum.rule)?;
        }
        Ok(())
    }

    fn events(&mut self) -> std::fmt::Result {
        writeln!(self.out, "\nEVENTS")?;
        for (i, event) in self.feud.events.iter().enumerate() {
            let when = event.when.map_or_else(|| "undated".to_owned(), |w| w.to_string());
            writeln!(self.out, "e{} {when}  {} {} [{}]", i + 1, event.factuality.word(), event.kind.word(), event.rule)?;
            let sums = event.amounts.iter().map(|&s| format!(", amount {}", self.words(self.feud.sums[s].place)));
            let line = self.parts(&event.parts) + &sums.collect::<String>();
            if !line.is_empty() {
                writeln!(self.out, "    {}", line.trim_start_matches(", "))?;
            }
            if let Some(place) = event.evidence.first() {
                writeln!(self.out, "    > {}", self.words(*place))?;
            }
        }
        Ok(())
    }

    fn claims(&mut self) -> std::fmt::Result {
        writeln!(self.out, "\nCLAIMS")?;
        for (i, claim) in self.feud.claims.iter().enumerate() {
            let speaker = claim.speaker.map_or_else(|| "?".to_owned(), |s| self.name(s));
            let targets: Vec<String> = claim.targets.iter().map(|t| self.name(*t)).collect();
            let about = if targets.is_empty() { String::new() } else { format!(" about {}", targets.join(", ")) };
            writeln!(self.out, "c{} {speaker}: {}{about}, {} [{}]", i + 1, claim.kind.word(), claim.quote.word(), claim.rule)?;
            writeln!(self.out, "    > {}", self.words(claim.content))?;
        }
        Ok(())
    }

    fn disputes(&mut self) -> std::fmt::Result {
        writeln!(self.out, "\nRELATIONS")?;
        // an order that the dates tell already would fill the page
        for relation in self.feud.relations.iter().filter(|r| !r.why.starts_with("over by")) {
            writeln!(self.out, "{} {} {}: {}", node(relation.from), relation.kind.word(), node(relation.to), relation.why)?;
        }
        writeln!(self.out, "\nDISPUTED")?;
        for point in &self.feud.disputed_points {
            writeln!(self.out, "{}{}", point.kind.word(), self.parts(&point.about))?;
            for position in &point.positions {
                let speaker = position.speaker.map_or_else(|| "?".to_owned(), |s| self.name(s));
                let side = position.side.map_or("-", |side| if side == 0 { "A" } else { "B" });
                writeln!(self.out, "    {side} {speaker}: {}", one_line(&position.answer))?;
            }
        }
        Ok(())
    }

    fn parts(&self, parts: &[Part]) -> String {
        parts.iter().map(|p| format!(", {} {}", p.role.word(), self.name(p.entity))).collect()
    }

    fn name(&self, id: EntityId) -> String {
        self.feud.actors[id.0].name.clone()
    }

    fn words(&self, place: Place) -> String {
        one_line(self.feud.words(place))
    }
}

fn node(node: Node) -> String {
    match node {
        Node::Event(i) => format!("e{}", i + 1),
        Node::Claim(i) => format!("c{}", i + 1),
        _ => "?".to_owned(),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn money(money: &Money) -> String {
    let code = money.currency.map_or_else(|| "?".to_owned(), |c| c.code().to_owned());
    let each = if money.per_unit { " each" } else { "" };
    let bound = |d: Option<feudline::value::money::Decimal>| d.map(|d| d.normalize().to_string()).unwrap_or_default();
    if money.low == money.high {
        format!("{} {code}{each}", bound(money.low))
    } else {
        format!("{}..{} {code}{each}", bound(money.low), bound(money.high))
    }
}
