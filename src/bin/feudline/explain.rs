//! `feudline explain`: every result on a line, with the rule or row behind it.

use std::io::{self, Write};
use std::path::Path;

use feudline::entity::EntityId;
use feudline::event::Part;
use feudline::event::lost::Lost;
use feudline::export::text::printable;
use feudline::feud::{Actor, Event, Node, Place, Said};
use feudline::value::money::Money;
use feudline::{Feud, Pack, Span};

use crate::args::Explain;
use crate::failure::{Failure, USAGE};
use crate::output::Output;
use crate::{input, packs};

/// Runs the command.
pub fn run(args: &Explain) -> Result<(), Failure> {
    let (file, line) = place(&args.place);
    input::refuse_folders(&[file.to_owned()])?;
    let document = input::story(file, &args.reading.decoding)?;
    let extractor = packs::extractor(&args.reading.packs, true)?;
    let (extraction, lost) = extractor.explain(&args.reading.complete(document));
    let feud = Feud::assemble(&[extraction]);
    let lines = lines(&feud.documents[0].text);
    if let Some(line) = line.filter(|&l| l == 0 || l > lines.len()) {
        return Err(Failure::new(
            USAGE,
            format!("{file}: there is no line {line}"),
            format!("it has {} lines, counted from 1", lines.len()),
        ));
    }
    let mut out = Output::open(args.target.output.as_deref())?;
    let explainer = Explainer { feud: &feud, pack: extractor.pack(), lost: &lost };
    out.write(|out| {
        for (i, span) in lines.iter().enumerate().filter(|(i, _)| line.is_none_or(|l| l == i + 1)) {
            explainer.line(out, &format!("{file}:{}", i + 1), *span, line.is_some())?;
        }
        Ok(())
    })?;
    out.finish()
}

/// `a.txt:12` is line 12 of a.txt, unless there is a file of that whole name.
fn place(argument: &str) -> (&str, Option<usize>) {
    let parsed = argument.rsplit_once(':').and_then(|(file, line)| Some((file, line.parse().ok()?)));
    match parsed {
        Some((file, line)) if !Path::new(argument).exists() => (file, Some(line)),
        _ => (argument, None),
    }
}

fn lines(text: &str) -> Vec<Span> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let span = Span::new(start, start + line.len());
            start = span.end();
            span
        })
        .collect()
}

struct Explainer<'a> {
    feud: &'a Feud,
    pack: &'a Pack,
    lost: &'a [Lost],
}

impl Explainer<'_> {
    /// The line itself, then what was found on it; nothing at all for a line without results unless it was asked for.
    fn line(&self, out: &mut Output, name: &str, line: Span, asked: bool) -> io::Result<()> {
        let mut found = Vec::new();
        self.values(&mut found, line)?;
        self.names(&mut found, line)?;
        for (i, event) in self.feud.events.iter().enumerate().filter(|(_, e)| e.evidence.iter().chain([&e.trigger]).any(|p| on(p, line))) {
            self.event(&mut found, i, event)?;
        }
        for (i, claim) in self.feud.claims.iter().enumerate().filter(|(_, c)| on(&c.cue, line)) {
            self.claim(&mut found, i, claim)?;
        }
        if found.is_empty() && !asked {
            return Ok(());
        }
        if asked {
            self.lost(&mut found, line)?;
        }
        writeln!(out, "{}  {}", printable(name), printable(self.feud.documents[0].text[line.range()].trim()))?;
        if found.is_empty() {
            writeln!(out, "  nothing was found here")?;
        }
        // names and reasons of a pack are words of a stranger too
        String::from_utf8_lossy(&found).lines().try_for_each(|line| writeln!(out, "{}", printable(line)))?;
        writeln!(out)
    }

    /// The rules that made nothing of their word, for who asks about one line.
    fn lost(&self, out: &mut Vec<u8>, line: Span) -> io::Result<()> {
        for lost in self.lost.iter().filter(|l| line.contains(l.trigger)) {
            let words = self.feud.documents[0].text.get(lost.trigger.range()).unwrap_or_default();
            writeln!(out, "  lost   {} at {}: {}", lost.rule, printable(words), lost.why.words())?;
        }
        Ok(())
    }

    fn values(&self, out: &mut Vec<u8>, line: Span) -> io::Result<()> {
        for date in self.feud.dates.iter().filter(|d| on(&d.place, line)) {
            writeln!(out, "  date   {} = {} ({})", self.words(date.place), date.when, date.when.granularity.word())?;
            note(out, date.note.as_deref())?;
            self.rule(out, &date.rule)?;
        }
        for sum in self.feud.sums.iter().filter(|s| on(&s.place, line)) {
            writeln!(out, "  sum    {} = {}", self.words(sum.place), money(&sum.money))?;
            self.rule(out, &sum.rule)?;
        }
        Ok(())
    }

    /// Each party once, at its first mention on the line.
    fn names(&self, out: &mut Vec<u8>, line: Span) -> io::Result<()> {
        for actor in &self.feud.actors {
            let mut here = actor.mentions.iter().filter(|(place, _)| on(place, line));
            let Some((place, form)) = here.next() else { continue };
            let as_what = if self.words(*place) == actor.name { String::new() } else { format!(" = {}", printable(&actor.name)) };
            let fine = actor.fine.as_deref().map(|f| format!(", {f}")).unwrap_or_default();
            writeln!(out, "  name   {}{as_what} ({}{fine}; by {})", self.words(*place), actor.kind.word(), form.word())?;
            self.row(out, actor)?;
            for reason in &actor.reasons {
                writeln!(out, "         one with {}: {} [{}]", printable(&reason.b), printable(&reason.why), reason.rule)?;
            }
        }
        Ok(())
    }

    fn row(&self, out: &mut Vec<u8>, actor: &Actor) -> io::Result<()> {
        let Some(id) = actor.row.as_deref() else { return Ok(()) };
        match self.pack.rows().find(|r| r.id() == id) {
            Some(row) => writeln!(out, "         row {id} in {}:{}", row.file(), row.line_number()),
            None => writeln!(out, "         row {id}"),
        }
    }

    fn event(&self, out: &mut Vec<u8>, index: usize, event: &Event) -> io::Result<()> {
        let when = event.when.map_or_else(|| "undated".to_owned(), |w| w.to_string());
        let parts = self.parts(&event.parts);
        writeln!(out, "  event  {}, {}, {when}{parts}", event.kind.word(), event.factuality.word())?;
        for &sum in &event.amounts {
            writeln!(out, "         amount: {}", self.words(self.feud.sums[sum].place))?;
        }
        writeln!(out, "         set off by {}", self.words(event.trigger))?;
        self.rule(out, &event.rule)?;
        for text in &event.notes {
            note(out, Some(text))?;
        }
        self.relations(out, Node::Event(index))
    }

    fn claim(&self, out: &mut Vec<u8>, index: usize, claim: &Said) -> io::Result<()> {
        let speaker = claim.speaker.map_or("nobody named".to_owned(), |s| self.name(s));
        let targets: Vec<String> = claim.targets.iter().map(|t| self.name(*t)).collect();
        let targets = if targets.is_empty() { String::new() } else { format!(", about {}", targets.join(", ")) };
        writeln!(out, "  claim  {}, {} by {speaker}{targets}", claim.kind.word(), claim.quote.word())?;
        writeln!(out, "         says {}", self.words(claim.content))?;
        writeln!(out, "         set off by {}", self.words(claim.cue))?;
        self.rule(out, &claim.rule)?;
        self.relations(out, Node::Claim(index))
    }

    fn relations(&self, out: &mut Vec<u8>, node: Node) -> io::Result<()> {
        for relation in self.feud.relations.iter().filter(|r| r.from == node) {
            let other = match relation.to {
                Node::Event(i) => self.feud.events.get(i).map(|e| e.trigger),
                Node::Claim(i) => self.feud.claims.get(i).map(|c| c.content),
                _ => None,
            };
            let other = other.map(|p| self.words(p)).unwrap_or_default();
            writeln!(out, "         {} {other}: {}", relation.kind.word(), printable(&relation.why))?;
        }
        Ok(())
    }

    /// The rule's reason and where it stands; a reader that is no rule has only its name.
    fn rule(&self, out: &mut Vec<u8>, name: &str) -> io::Result<()> {
        match self.pack.rules().iter().find(|r| &*r.name == name) {
            Some(rule) => writeln!(out, "         rule {name} ({}:{}): {}", rule.file, rule.line, rule.why),
            None => writeln!(out, "         rule {name}"),
        }
    }

    fn parts(&self, parts: &[Part]) -> String {
        parts.iter().map(|p| format!(", {} {}", p.role.word(), self.name(p.entity))).collect()
    }

    fn name(&self, id: EntityId) -> String {
        self.feud.actors.get(id.0).map(|a| printable(&a.name).into_owned()).unwrap_or_default()
    }

    fn words(&self, place: Place) -> String {
        let words = &self.feud.documents[place.document].text[place.span.range()];
        printable(&words.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
    }
}

fn on(place: &Place, line: Span) -> bool {
    line.contains_offset(place.span.start())
}

fn note(out: &mut Vec<u8>, text: Option<&str>) -> io::Result<()> {
    text.map_or(Ok(()), |text| writeln!(out, "         note: {}", printable(text)))
}

fn money(money: &Money) -> String {
    let currency = money.currency.map_or("in no certain currency".to_owned(), |c| c.code().to_owned());
    let each = if money.per_unit { ", each" } else { "" };
    match (money.low, money.high) {
        (Some(low), Some(high)) if low == high => format!("{} {currency}{each}", low.normalize()),
        (low, high) => {
            let bound = |d: Option<feudline::value::money::Decimal>| d.map(|d| d.normalize().to_string()).unwrap_or_default();
            format!("{}..{} {currency}{each}", bound(low), bound(high))
        }
    }
}
