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
    /// Of each name the bytes after its first character, as a number.
    heads: Vec<u64>,
    entries: Vec<Entry<T>>,
    /// For each first character, which entry is the first; those of rare characters stand together at the end.
    from: Vec<u32>,
    /// One bit for many pairs of first characters.
    pairs: Vec<u64>,
    /// One bit for each first character that is a name by itself.
    alone: Vec<u64>,
}

struct Entry<T> {
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
        let (from, pairs, alone) = (vec![0; RARE + 2], vec![0; 1 << (PAIR_BITS - 6)], vec![0; RARE / 64 + 1]);
        let mut names = Self { text: String::new(), heads: Vec::new(), entries: Vec::new(), from, pairs, alone };
        let mut open: Vec<u32> = Vec::new();
        for (name, value) in sorted {
            while open.last().is_some_and(|&last| !name.starts_with(names.name(last))) {
                open.pop();
            }
            let parent = open.last().copied().unwrap_or(0);
            names.heads.push(head(&name.as_bytes()[name.chars().next().map_or(0, char::len_utf8)..]));
            names.entries.push(Entry { start: names.text.len() as u32, length: name.len() as u32, parent, value });
            names.text.push_str(name);
            open.push(names.entries.len() as u32);
            let mut chars = name.chars();
            if let Some(first) = chars.next() {
                names.from[place(first) + 1] = names.entries.len() as u32;
                if let Some(second) = chars.next() {
                    let bit = pair(first, second);
                    names.pairs[bit / 64] |= 1 << (bit % 64);
                } else {
                    names.alone[place(first) / 64] |= 1 << (place(first) % 64);
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

    /// Every place where a name stands, from one place on up to the next Latin letter, at which no name may begin: from
    /// where to where, and what it means; by start, the longest first. Gives where that letter stands.
    pub fn find(&self, text: &str, start: usize, mut found: impl FnMut(usize, usize, T)) -> usize {
        let mut chars = text[start..].chars();
        let (mut at, mut next) = (start, chars.next());
        while let Some(first) = next.filter(|c| !c.is_ascii_alphabetic()) {
            next = chars.next();
            let (place, after) = (place(first), at + first.len_utf8());
            if place == RARE {
                self.rare_at(text, at, &mut found);
            } else if next.is_some_and(|second| self.may_begin(first, second)) {
                self.paired_at(text, at, after, place, &mut found);
            } else if self.alone[place / 64] >> (place % 64) & 1 == 1 {
                found(at, after, self.entries[self.from[place] as usize].value);
            }
            at = after;
        }
        at
    }

    /// Whether names may begin with two characters.
    fn may_begin(&self, first: char, second: char) -> bool {
        let bit = pair(first, second);
        self.pairs[bit / 64] >> (bit % 64) & 1 == 1
    }

    /// The names that stand at a place; the text goes on with `after`.
    fn paired_at(&self, text: &str, at: usize, after: usize, place: usize, found: &mut impl FnMut(usize, usize, T)) {
        let (rest, first) = (&text.as_bytes()[at..], after - at);
        let head = head(&rest[first..]);
        let mut last = self.last_upto(self.from[place] as usize, self.from[place + 1] as usize, rest, head);
        // names of a pack may begin with each other a thousand deep
        for _ in 0..limits::NESTED {
            let Some(i) = (last as usize).checked_sub(1) else { break };
            let entry = &self.entries[i];
            // the head alone tells of most names
            let stands = match entry.length as usize - first {
                0 => true,
                more @ 1..=8 => (self.heads[i] ^ head) >> (64 - 8 * more) == 0 && first + more <= rest.len(),
                _ => rest.starts_with(&self.text.as_bytes()[entry.range()]),
            };
            if stands {
                found(at, at + entry.length as usize, entry.value);
            }
            last = entry.parent;
        }
    }

    /// The same among the names with rare first characters.
    fn rare_at(&self, text: &str, at: usize, found: &mut impl FnMut(usize, usize, T)) {
        let rest = &text.as_bytes()[at..];
        let from = self.from[RARE] as usize;
        let beyond = self.entries[from..].partition_point(|e| self.text.as_bytes()[e.range()] <= *rest);
        let mut last = if beyond > 0 { from + beyond } else { 0 };
        for _ in 0..limits::NESTED {
            let Some(entry) = last.checked_sub(1).map(|i| &self.entries[i]) else { break };
            if rest.starts_with(&self.text.as_bytes()[entry.range()]) {
                found(at, at + entry.length as usize, entry.value);
            }
            last = entry.parent as usize;
        }
    }

    /// The last of some entries that is not beyond a text with the same first character, counted from one; zero if all are.
    fn last_upto(&self, from: usize, to: usize, rest: &[u8], head: u64) -> u32 {
        let mut beyond = from + self.heads[from..to].partition_point(|&h| h <= head);
        while beyond > from && self.heads[beyond - 1] == head && self.text.as_bytes()[self.entries[beyond - 1].range()] > *rest {
            beyond -= 1;
        }
        if beyond > from { beyond as u32 } else { 0 }
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
        let end = names.find("华北铁塔与𠮷野及华A", 0, |start, end, name| found.push((start, end, name)));
        assert_eq!(end, "华北铁塔与𠮷野及华".len());
        let at = |start: usize, name: &'static str| (start, start + name.len(), name);
        assert_eq!(found, [at(0, "华北铁塔"), at(0, "华北"), at(0, "华"), at(3, "北铁"), at(9, "塔"), at(15, "𠮷野"), at(25, "华")]);
    }
}
