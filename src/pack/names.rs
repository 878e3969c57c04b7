//! Many names looked for at once: they stand in order, and each knows the longest other one that it begins with.
//!
//! The names that a text begins with are then the last one in order that is not beyond the text, or what that one begins
//! with. To make the order ready takes a sort, a tenth of what an automaton takes to build; and since two characters tell
//! most places of a text from all names, it is looked into but rarely.

use super::limits;

/// Names in order.
pub(super) struct Names<T> {
    /// The names, one after another.
    text: String,
    entries: Vec<Entry<T>>,
    /// For each first character, which entry is the first; those of rare characters stand together at the end.
    from: Vec<u32>,
    /// One bit for many pairs of first characters.
    pairs: Vec<u64>,
}

struct Entry<T> {
    /// The bytes after the first character, as a number.
    head: u64,
    start: u32,
    length: u32,
    /// The longest name that this one begins with, counted from one; zero if there is none.
    parent: u32,
    value: T,
}

/// Characters from here on share one place.
const RARE: usize = 0xA000;
/// How many bits tell pairs apart: a power of two, many times the number of pairs.
const PAIR_BITS: u32 = 18;

impl<T: Copy> Names<T> {
    /// From names in order, each of them once and none of them empty.
    pub fn new<'n>(sorted: impl Iterator<Item = (&'n str, T)>) -> Self {
        let mut names = Self { text: String::new(), entries: Vec::new(), from: vec![0; RARE + 2], pairs: vec![0; 1 << (PAIR_BITS - 6)] };
        let mut open: Vec<u32> = Vec::new();
        for (name, value) in sorted {
            while open.last().is_some_and(|&last| !name.starts_with(names.name(last))) {
                open.pop();
            }
            let parent = open.last().copied().unwrap_or(0);
            let head = head(&name.as_bytes()[name.chars().next().map_or(0, char::len_utf8)..]);
            names.entries.push(Entry { head, start: names.text.len() as u32, length: name.len() as u32, parent, value });
            names.text.push_str(name);
            open.push(names.entries.len() as u32);
            let mut chars = name.chars();
            if let Some(first) = chars.next() {
                names.from[place(first) + 1] = names.entries.len() as u32;
                if let Some(second) = chars.next() {
                    let bit = pair(first, second);
                    names.pairs[bit / 64] |= 1 << (bit % 64);
                }
            }
        }
        let mut end = 0;
        for from in &mut names.from {
            end = end.max(*from);
            *from = end;
        }
        names
    }

    /// Every place where a name stands, overlapping ones too: from where to where, and what it means.
    pub fn find(&self, text: &str, mut found: impl FnMut(usize, usize, T)) {
        let mut chars = text.char_indices();
        let mut next = chars.next();
        while let Some((at, first)) = next {
            next = chars.next();
            let place = place(first);
            let (from, to) = (self.from[place] as usize, self.from[place + 1] as usize);
            if from == to {
                continue;
            }
            let bit = next.map_or(0, |(_, second)| pair(first, second));
            if place < RARE && (next.is_none() || self.pairs[bit / 64] >> (bit % 64) & 1 == 0) {
                // no more than the name of one character
                let alone = &self.entries[from];
                if alone.length as usize == first.len_utf8() {
                    found(at, at + first.len_utf8(), alone.value);
                }
                continue;
            }
            let rest = &text.as_bytes()[at..];
            let mut last = if place < RARE { self.last_upto(from, to, rest, first.len_utf8()) } else { self.last_rare(rest) };
            // names of a pack may begin with each other a thousand deep
            for _ in 0..limits::NESTED {
                let Some(i) = (last as usize).checked_sub(1) else { break };
                let entry = &self.entries[i];
                if rest.starts_with(&self.text.as_bytes()[entry.range()]) {
                    found(at, at + entry.length as usize, entry.value);
                }
                last = entry.parent;
            }
        }
    }

    /// The last of some entries that is not beyond a text with the same first character, counted from one; zero if all are.
    fn last_upto(&self, from: usize, to: usize, rest: &[u8], first: usize) -> u32 {
        let head = head(&rest[first..]);
        let mut beyond = from + self.entries[from..to].partition_point(|e| e.head <= head);
        while beyond > from && self.entries[beyond - 1].head == head && self.text.as_bytes()[self.entries[beyond - 1].range()] > *rest {
            beyond -= 1;
        }
        if beyond > from { beyond as u32 } else { 0 }
    }

    /// The same among the names with rare first characters.
    fn last_rare(&self, rest: &[u8]) -> u32 {
        let from = self.from[RARE] as usize;
        let beyond = self.entries[from..].partition_point(|e| self.text.as_bytes()[e.range()] <= *rest);
        if beyond > 0 { (from + beyond) as u32 } else { 0 }
    }

    /// The name of an entry, counted from one.
    fn name(&self, entry: u32) -> &str {
        &self.text[self.entries[entry as usize - 1].range()]
    }
}

impl<T> Entry<T> {
    const fn range(&self) -> std::ops::Range<usize> {
        self.start as usize..(self.start + self.length) as usize
    }
}

fn place(c: char) -> usize {
    (c as usize).min(RARE)
}

const fn pair(first: char, second: char) -> usize {
    let both = (first as u64) << 21 | second as u64;
    (both.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - PAIR_BITS)) as usize
}

/// The first eight bytes as a number that stands in order as they do.
pub(super) fn head(bytes: &[u8]) -> u64 {
    if let Some(eight) = bytes.first_chunk() {
        return u64::from_be_bytes(*eight);
    }
    let mut eight = [0; 8];
    eight[..bytes.len()].copy_from_slice(bytes);
    u64::from_be_bytes(eight)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_inside_others_too() {
        let mut sorted = ["华", "华北", "华北铁塔", "北铁", "塔", "铁塔公司", "360", "𠮷野", "华东"];
        sorted.sort_unstable();
        let names = Names::new(sorted.iter().map(|name| (*name, *name)));
        let mut found = Vec::new();
        names.find("华北铁塔与𠮷野及华", |start, end, name| found.push((start, end, name)));
        let at = |start: usize, name: &'static str| (start, start + name.len(), name);
        assert_eq!(found, [at(0, "华北铁塔"), at(0, "华北"), at(0, "华"), at(3, "北铁"), at(9, "塔"), at(15, "𠮷野"), at(25, "华")]);
    }
}
