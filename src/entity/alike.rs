//! Names of one story that are alike: only pairs that something cheap already brings together are compared.

use std::borrow::Cow;
use std::str::Chars;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::EntityKind;
use super::alias::{self, PART, SHORT, SPACING, SPELLING, SURNAME};
use super::name::{slip, squeeze};
use super::resolve::{Joins, Surface};
use super::short_name::{Name, short_form};
use super::transliteration::Spelling;
use crate::mention::{acronym, brand, group_brand};
use crate::text::normal::is_han;

/// Larger groups of names that begin alike, or that only their sound or short form could join, are left alone.
const MOST_COMPARED: usize = 600;

/// A surface made ready to be compared.
struct Shape<'s, 't> {
    at: usize,
    surface: &'s Surface<'t>,
    squeezed: Cow<'t, str>,
    /// The characters it holds, one bit for many characters: equal sets have equal bits.
    characters: u64,
}

impl Shape<'_, '_> {
    fn name(&self) -> Name<'_> {
        Name { written: self.surface.text, squeezed: &self.squeezed }
    }
}

/// Joins surfaces by spacing, slips, parts of full names, surnames, spellings of foreign names and short forms.
pub(super) fn join(surfaces: &[Surface<'_>], joins: &mut Joins) {
    let shapes: Vec<Shape<'_, '_>> = surfaces.iter().enumerate().filter(|(_, s)| is_compared(s.kind)).map(|(i, s)| shape(i, s)).collect();
    let mut index: Index<'_> = Index::with_capacity_and_hasher(shapes.len(), Default::default());
    for (i, shape) in shapes.iter().enumerate() {
        index.entry((&*shape.squeezed, shape.surface.kind)).or_default().push(i);
    }
    let mut alike = Alike { surfaces, shapes: &shapes, index, joins };
    alike.spacings();
    alike.slips();
    alike.parts();
    alike.surnames();
    alike.spellings();
    alike.initials();
    alike.first_words();
    alike.short_forms();
}

const fn is_compared(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Person | EntityKind::Organization | EntityKind::Product)
}

fn shape<'s, 't>(at: usize, surface: &'s Surface<'t>) -> Shape<'s, 't> {
    // most names have nothing to squeeze
    let plain = |c: char| is_han(c) || c.is_ascii_lowercase() || c.is_ascii_digit();
    let squeezed = if surface.text.chars().all(plain) { Cow::Borrowed(surface.text) } else { Cow::Owned(squeeze(surface.text)) };
    let characters = squeezed.chars().fold(0, |bits, c| bits | 1 << (u32::from(c) % 64));
    Shape { at, surface, squeezed, characters }
}

/// Which shapes are the same when squeezed.
type Index<'a> = FxHashMap<(&'a str, EntityKind), SmallVec<[usize; 2]>>;

struct Alike<'a, 's, 't> {
    surfaces: &'a [Surface<'t>],
    shapes: &'a [Shape<'s, 't>],
    index: Index<'a>,
    joins: &'a mut Joins,
}

impl Alike<'_, '_, '_> {
    fn join(&mut self, a: usize, b: usize, (rule, why): (&'static str, &str)) {
        let (a, b) = (&self.shapes[a], &self.shapes[b]);
        // a court is no authority
        if a.surface.fine.is_some() && b.surface.fine.is_some() && a.surface.fine != b.surface.fine {
            return;
        }
        let words = || format!("{} and {} {why}", a.surface.text, b.surface.text);
        self.joins.join(self.surfaces, a.at, b.at, rule, words);
    }

    fn spacings(&mut self) {
        for i in 0..self.shapes.len() {
            let first = self.index[&(&*self.shapes[i].squeezed, self.shapes[i].surface.kind)][0];
            if first < i {
                self.join(first, i, SPACING);
            }
        }
    }

    /// Names one slip apart begin with the same character, or their first two are swapped.
    fn slips(&mut self) {
        let mut seen = Beginnings::default();
        for shape in self.shapes {
            if let (Some(first), Some(second), _) = beginning(&shape.squeezed) {
                seen.note(first, second);
            }
        }
        let mut groups: Vec<(EntityKind, char, usize)> = Vec::with_capacity(self.shapes.len());
        for (i, shape) in self.shapes.iter().enumerate().filter(|(_, s)| s.surface.kind != EntityKind::Product) {
            let (Some(first), second, chars) = beginning(&shape.squeezed) else { continue };
            groups.push((shape.surface.kind, first, i));
            if let Some(second) = second.filter(|&c| c != first && seen.may_have(c, first)) {
                let swapped: String = [second, first].into_iter().chain(chars).collect();
                let others = self.index.get(&(swapped.as_str(), shape.surface.kind)).map_or(&[][..], SmallVec::as_slice);
                for &other in others.iter().filter(|&&other| other < i) {
                    slipped(self.surfaces, &self.shapes[other], shape, self.joins);
                }
            }
        }
        groups.sort_unstable();
        let alike = groups.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).filter(|g| (2..=MOST_COMPARED).contains(&g.len()));
        let mut alike: SmallVec<[_; 8]> = alike.collect();
        alike.sort_unstable_by_key(|group| group[0].2);
        for group in alike {
            for (n, &(_, _, i)) in group.iter().enumerate() {
                let a = &self.shapes[i];
                for &(_, _, j) in &group[n + 1..] {
                    let b = &self.shapes[j];
                    let near = a.squeezed.len().abs_diff(b.squeezed.len()) <= 1 && (a.characters ^ b.characters).count_ones() <= 2;
                    if near {
                        slipped(self.surfaces, a, b, self.joins);
                    }
                }
            }
        }
    }

    /// WD is Western Digital where one organisation of the text has these initials.
    fn initials(&mut self) {
        let is_organization = |s: &Shape<'_, '_>| s.surface.kind == EntityKind::Organization;
        let mut full: FxHashMap<String, Option<usize>> = FxHashMap::default();
        for (i, shape) in self.shapes.iter().enumerate().filter(|(_, s)| is_organization(s)) {
            for letters in acronym::of(shape.surface.text) {
                full.entry(letters)
                    .and_modify(|one| *one = one.filter(|&o| self.shapes[o].surface.row == shape.surface.row))
                    .or_insert(Some(i));
            }
        }
        for i in 0..self.shapes.len() {
            let shape = &self.shapes[i];
            if let Some(&Some(of)) = full.get(shape.surface.text).filter(|_| is_organization(shape) && shape.surface.row.is_none()) {
                self.join(of, i, ("initials", "is made of the initials of the other"));
            }
        }
    }

    /// Alder is Alder Holdings LLC where one Latin name of the text begins so, and no table knows another Alder.
    fn first_words(&mut self) {
        let is_organization = |s: &Shape<'_, '_>| s.surface.kind == EntityKind::Organization && s.surface.text.is_ascii();
        let mut longer: FxHashMap<&str, Option<usize>> = FxHashMap::default();
        // Alder Residents' Association is no other Alder, but a body of people who live there
        let of_members = |s: &Shape<'_, '_>| s.surface.text.contains("s' ");
        for (i, shape) in self.shapes.iter().enumerate().filter(|(_, s)| is_organization(s) && !of_members(s)) {
            let name = shape.surface.text;
            for (at, _) in name.match_indices(' ') {
                let same_row = |o: &usize| self.shapes[*o].surface.row.is_some() && self.shapes[*o].surface.row == shape.surface.row;
                // Alder Holdings and Alder Holdings LLC are one beginning
                let nested = |o: &usize| name.starts_with(self.shapes[*o].surface.text) || self.shapes[*o].surface.text.starts_with(name);
                longer.entry(&name[..at]).and_modify(|one| *one = one.filter(|o| same_row(o) || nested(o))).or_insert(Some(i));
            }
        }
        for i in 0..self.shapes.len() {
            let shape = &self.shapes[i];
            let alone = is_organization(shape) && shape.surface.row.is_none();
            if let Some(&Some(of)) = longer.get(shape.surface.text).filter(|_| alone) {
                self.join(of, i, ("first-words", "begin with the same words, and no other name does"));
            }
        }
    }

    /// A short name of a person is joined to a full one only if no other full name in the text ends or begins with it.
    fn parts(&mut self) {
        let is_person = |i: &usize| self.shapes[*i].surface.kind == EntityKind::Person;
        let mut fulls: FxHashMap<String, Vec<(usize, bool)>> = FxHashMap::default();
        for i in (0..self.shapes.len()).filter(is_person) {
            let text = self.shapes[i].surface.text;
            for part in alias::last_parts(text) {
                fulls.entry(part).or_default().push((i, true));
            }
            if let Some((first, _)) = text.split_once(['·', ' ']) {
                fulls.entry(squeeze(first)).or_default().push((i, false));
            }
        }
        for short in (0..self.shapes.len()).filter(is_person).collect::<Vec<_>>() {
            let Some(full) = fulls.get(&*self.shapes[short].squeezed) else { continue };
            if full.len() > MOST_COMPARED || !self.are_one(full) {
                continue;
            }
            for &(i, _) in full.iter().filter(|(_, is_last)| *is_last) {
                self.join(i.min(short), i.max(short), PART);
            }
        }
    }

    /// 吴, 吴董 and 老吴 are the only 吴 whom the text names in full.
    fn surnames(&mut self) {
        let people: Vec<usize> = (0..self.shapes.len())
            .filter(|&i| self.shapes[i].surface.kind == EntityKind::Person && self.shapes[i].surface.text.chars().all(is_han))
            .collect();
        if people.len() > MOST_COMPARED {
            return;
        }
        for &short in &people {
            let Some(surname) = alias::surname_alone(self.shapes[short].surface.text) else { continue };
            let bears = |&&i: &&usize| {
                let name = self.shapes[i].surface.text;
                name.starts_with(surname) && alias::surname_alone(name).is_none() && matches!(name.chars().count(), 2 | 3)
            };
            let mut bearers = people.iter().filter(bears);
            if let (Some(&full), None) = (bearers.next(), bearers.next()) {
                self.join(full.min(short), full.max(short), SURNAME);
            }
        }
    }

    /// Whether the full names are one person's: each lies in the longest.
    fn are_one(&self, full: &[(usize, bool)]) -> bool {
        let Some(longest) = full.iter().map(|f| &*self.shapes[f.0].squeezed).max_by_key(|s| s.len()) else { return false };
        full.iter().all(|f| longest.contains(&*self.shapes[f.0].squeezed))
    }

    fn spellings(&mut self) {
        let people = self.shapes.iter().enumerate().filter(|(_, s)| s.surface.kind == EntityKind::Person);
        let dotted: Vec<usize> = people.filter(|(_, s)| s.surface.text.contains('·')).map(|(i, _)| i).collect();
        // two rows never meet
        if dotted.len() > MOST_COMPARED || dotted.iter().all(|&i| self.shapes[i].surface.row.is_some()) {
            return;
        }
        let spelled: Vec<(usize, Spelling)> =
            dotted.into_iter().filter_map(|i| Some((i, Spelling::read(self.shapes[i].surface.text)?))).collect();
        for (n, (i, a)) in spelled.iter().enumerate() {
            for (j, b) in &spelled[n + 1..] {
                if self.may_meet(*i, *j) && a.is_same(b) {
                    self.join(*i, *j, SPELLING);
                }
            }
        }
    }

    fn may_meet(&self, a: usize, b: usize) -> bool {
        self.shapes[a].surface.row.is_none() || self.shapes[b].surface.row.is_none()
    }

    /// A short form is joined to a full name if no other full name in the text has it, and a brand to the name that adds its trade.
    fn short_forms(&mut self) {
        let firms = |s: &Shape<'_, '_>| s.surface.kind == EntityKind::Organization;
        let is_full = |s: &Shape<'_, '_>| s.squeezed.ends_with("公司") || (s.squeezed.is_ascii() && s.surface.text.contains(' '));
        let (full, short): (Vec<usize>, Vec<usize>) =
            (0..self.shapes.len()).filter(|&i| firms(&self.shapes[i])).partition(|&i| is_full(&self.shapes[i]));
        if full.len() > MOST_COMPARED {
            return;
        }
        for &i in &short {
            let shape = &self.shapes[i];
            let mut fitting = full.iter().filter_map(|&j| {
                let other = &self.shapes[j];
                (shape.characters & !other.characters == 0 && self.may_meet(i, j)).then_some(())?;
                Some((j, short_form(shape.name(), other.name())?))
            });
            if let (Some((j, why)), None) = (fitting.next(), fitting.next()) {
                self.join(i.min(j), i.max(j), (SHORT, why));
            }
        }
        self.brands(&short);
    }

    /// 北脊 is 北脊电器 or 北脊集团, unless the text tells of 北脊资本 too.
    fn brands(&mut self, firms: &[usize]) {
        let mut bearers: FxHashMap<&str, Option<usize>> = FxHashMap::default();
        for &i in firms {
            let name = self.shapes[i].surface.text;
            if let Some(brand) = brand(name).or_else(|| group_brand(name)) {
                bearers.entry(brand).and_modify(|bearer| *bearer = None).or_insert(Some(i));
            }
        }
        for &short in firms {
            // 星澜健康 is no name of the 星澜 that a table has
            let apart = |full: usize| self.shapes[short].surface.row.is_some() && self.shapes[full].surface.branch;
            if let Some(&Some(full)) = bearers.get(self.shapes[short].surface.text).filter(|full| !full.is_some_and(apart)) {
                self.join(full.min(short), full.max(short), (SHORT, "differ in the trade that one of them adds"));
            }
        }
    }
}

/// The first two characters, and the others.
fn beginning(name: &str) -> (Option<char>, Option<char>, Chars<'_>) {
    let mut chars = name.chars();
    (chars.next(), chars.next(), chars)
}

/// The first two characters of names, one bit for many pairs.
#[derive(Default)]
struct Beginnings([u64; 4]);

impl Beginnings {
    fn note(&mut self, first: char, second: char) {
        let (word, bit) = Self::place(first, second);
        self.0[word] |= bit;
    }

    fn may_have(&self, first: char, second: char) -> bool {
        let (word, bit) = Self::place(first, second);
        self.0[word] & bit != 0
    }

    const fn place(first: char, second: char) -> (usize, u64) {
        let mixed = (first as u32).wrapping_mul(31).wrapping_add(second as u32) % 256;
        ((mixed / 64) as usize, 1 << (mixed % 64))
    }
}

/// Joins two names that are one slip apart if one of them stands in no table.
fn slipped(surfaces: &[Surface<'_>], a: &Shape<'_, '_>, b: &Shape<'_, '_>, joins: &mut Joins) {
    let (x, y) = (a.surface, b.surface);
    let fine = x.fine == y.fine || x.fine.is_none() || y.fine.is_none();
    if fine && (x.row.is_none() || y.row.is_none()) && slip(x.text, y.text) {
        let (wrong, right) = if x.row.is_none() { (x.text, y.text) } else { (y.text, x.text) };
        joins.join(surfaces, a.at, b.at, "letter-slip", || format!("{wrong} is one slip away from {right} and stands in no table"));
    }
}
