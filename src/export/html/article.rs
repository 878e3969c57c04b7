//! The articles, word for word, cut into pieces at every border of a result, so that results which overlap or cross are all
//! drawn over exactly their words.
//!
//! A piece has what covers it as its classes, and the code point it begins at as its id where something links to it. Results say
//! from where to where they reach (`data-w`); which pieces lie in them follows from that and the text, so that the size of the
//! page grows with the borders and not with how often results overlap.

use std::collections::BTreeMap;

use maud::{Markup, PreEscaped, html};

use super::Page;
use super::piece::Raw;
use crate::entity::EntityId;
use crate::export::text::one_line;
use crate::feud::{Place, Story};
use crate::span::Span;

/// What covers a piece, a bit each; a name that is on no side has no class, only borders.
const EVENT: u8 = 1;
const CLAIM: u8 = 2;
const SUM: u8 = 4;
const DATE: u8 = 8;
const NAME: u8 = 16;
const SIDE_A: u8 = 32;
const SIDE_B: u8 = 64;
const CLASSES: [(u8, &str); 7] = [(EVENT, "e"), (CLAIM, "c"), (SUM, "m"), (DATE, "d"), (NAME, ""), (SIDE_A, "a"), (SIDE_B, "b")];

impl Page<'_> {
    pub(super) fn articles(&self) -> Markup {
        let mut covers: Vec<Vec<(Span, u8)>> = vec![Vec::new(); self.feud.documents.len()];
        self.cover(&mut |place, what| covers[place.document].push((place.span, what)));
        let refs = self.line_refs();
        html! {
            section #articles tabindex="-1" aria-labelledby="articles-h" {
                h2 #articles-h { (self.say("The words themselves", "原文")) }
                p.legend {
                    i.e { (self.say("event", "事件")) } " " i.c { (self.say("statement", "言论")) } " " i.m { (self.say("sum", "金额")) } " " i.d { (self.say("date", "日期")) } " "
                    i.a { (self.say("side A", "A方")) } " " i.b { (self.say("side B", "B方")) }
                }
                @for (i, story) in self.feud.documents.iter().enumerate() { (self.article(i, story, &covers[i], &refs[i])) }
            }
        }
    }

    fn article(&self, index: usize, story: &Story, covers: &[(Span, u8)], refs: &BTreeMap<usize, Vec<String>>) -> Markup {
        html! {
            article id=(format!("a{}", index + 1)) data-d=[self.dispute_of_story(index)] {
                h3 { bdi { (one_line(&story.id)) } }
                // of one story the top says it
                @if self.feud.documents.len() > 1 { p.about { (self.told.about(story)) (self.link(story)) } }
                div.text lang=(story.language.tag()) data-doc=(index + 1) {
                    @if self.large {
                        (self.stretch(index, story, Span::new(0, story.text.len()), covers))
                    } @else {
                        (self.lines(index, story, covers, refs))
                    }
                }
            }
        }
    }

    /// A paragraph for each line, with its number and the results that begin on it.
    fn lines(&self, index: usize, story: &Story, covers: &[(Span, u8)], refs: &BTreeMap<usize, Vec<String>>) -> Markup {
        let mut out = String::new();
        let (mut start, mut rest) = (0, covers);
        for (n, line) in story.text.split_inclusive('\n').enumerate() {
            let span = Span::new(start, start + line.len());
            start = span.end();
            // covers are sorted by where they begin; those that end before the line can be passed over only from the front
            while rest.first().is_some_and(|(cover, _)| cover.end() <= span.start()) {
                rest = &rest[1..];
            }
            let links = refs.get(&(n + 1)).map_or(&[][..], Vec::as_slice);
            let paragraph = html! {
                p class=[line.trim().is_empty().then_some("z")] data-n=(n + 1) {
                    (self.stretch(index, story, span, rest))
                    @for id in links { a href=(format!("#{id}")) title=(id) {} }
                }
            };
            out.push_str(&paragraph.into_string());
        }
        PreEscaped(out)
    }

    /// The pieces of a stretch of an article.
    fn stretch(&self, index: usize, story: &Story, stretch: Span, covers: &[(Span, u8)]) -> Markup {
        let inside = covers.iter().take_while(|(cover, _)| cover.start() < stretch.end()).filter(|(cover, _)| cover.overlaps(stretch));
        // how many of each kind begin and end at a border
        let mut borders: BTreeMap<usize, [i32; 7]> = BTreeMap::from([(stretch.start(), [0; 7]), (stretch.end(), [0; 7])]);
        for (cover, what) in inside {
            let (from, to) = (cover.start().max(stretch.start()), cover.end().min(stretch.end()));
            for (bit, _) in CLASSES.iter().enumerate().filter(|(_, (class, _))| what & class != 0) {
                borders.entry(from).or_default()[bit] += 1;
                borders.entry(to).or_default()[bit] -= 1;
            }
        }
        let mut open = [0; 7];
        let mut out = String::new();
        let ends = borders.keys().skip(1).copied().chain([stretch.end()]);
        for ((&from, changes), to) in borders.iter().zip(ends) {
            for bit in 0..7 {
                open[bit] += changes[bit];
            }
            let words = &story.text[from..to];
            if !words.is_empty() {
                out.push_str(&self.piece(index, from, &open, words).into_string());
            }
        }
        PreEscaped(out)
    }

    fn piece(&self, index: usize, from: usize, open: &[i32; 7], words: &str) -> Markup {
        let classes: Vec<&str> = CLASSES.iter().zip(open).filter(|(_, n)| **n > 0).map(|((_, class), _)| *class).collect();
        if classes.is_empty() {
            return html! { (Raw(words)) };
        }
        let classes: Vec<&str> = classes.into_iter().filter(|class| !class.is_empty()).collect();
        let id = self.targets[index].contains(&from).then(|| format!("w{}-{}", index + 1, self.offsets[index].code_point(from)));
        html! { i id=[id] class=[(!classes.is_empty()).then(|| classes.join(" "))] { (Raw(words)) } }
    }

    /// Everything that covers words, in text order.
    fn cover(&self, out: &mut dyn FnMut(&Place, u8)) {
        let feud = self.feud;
        let mut all: Vec<(Place, u8)> = Vec::new();
        all.extend(feud.events.iter().flat_map(|e| e.evidence.iter().map(|p| (*p, EVENT))));
        all.extend(feud.claims.iter().map(|c| (c.content, CLAIM)));
        all.extend(feud.disputed_points.iter().flat_map(|q| q.positions.iter().map(|p| (p.place, CLAIM))));
        all.extend(feud.sums.iter().map(|s| (s.place, SUM)));
        if !self.large {
            all.extend(feud.dates.iter().map(|d| (d.place, DATE)));
            let side = |document: usize, id: EntityId| match self.told.side_in_story(document, id) {
                Some(0) => SIDE_A,
                Some(_) => SIDE_B,
                None => 0,
            };
            for (id, actor) in feud.actors.iter().enumerate() {
                all.extend(actor.mentions.iter().map(|(place, _)| (*place, NAME | side(place.document, EntityId(id)))));
            }
        }
        all.sort();
        all.iter().for_each(|(place, what)| out(place, *what));
    }

    /// The events and statements that begin on each line of each story.
    fn line_refs(&self) -> Vec<BTreeMap<usize, Vec<String>>> {
        let feud = self.feud;
        let mut refs: Vec<BTreeMap<usize, Vec<String>>> = vec![BTreeMap::new(); feud.documents.len()];
        let events = feud.events.iter().enumerate().filter_map(|(i, e)| Some((*e.evidence.first()?, format!("e{}", i + 1))));
        let claims = feud.claims.iter().enumerate().map(|(i, c)| (c.content, format!("c{}", i + 1)));
        for (place, id) in events.chain(claims) {
            refs[place.document].entry(self.offsets[place.document].line(place.span.start())).or_default().push(id);
        }
        refs
    }
}
