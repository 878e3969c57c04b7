//! Changes that know characters and words: most changes of single bytes only spoil the UTF-8 of Chinese text.

use super::Target;

/// Words of stories, one a line; in `fuzz/words`.
const STORY: &str = include_str!("../../words/story.txt");
const PAGE: &str = include_str!("../../words/page.txt");
const JSON: &str = include_str!("../../words/json.txt");
const PACK: &str = include_str!("../../words/pack.txt");

/// The input changed in one to four places, no longer than `most` bytes; the same seed gives the same change.
pub fn mutate(target: Target, bytes: &[u8], most: usize, seed: u64) -> Vec<u8> {
    let mut dice = Dice::new(seed);
    let words = words(target);
    let mut text: Vec<char> = String::from_utf8_lossy(bytes).chars().collect();
    for _ in 0..=dice.below(4) {
        change(&mut text, &words, &mut dice);
    }
    let mut out = String::new();
    for c in text {
        if out.len() + c.len_utf8() > most {
            break;
        }
        out.push(c);
    }
    out.into_bytes()
}

/// The words of a target: those of its format and those of stories, which stand in all of them.
fn words(target: Target) -> [Vec<&'static str>; 2] {
    let own = match target {
        Target::Page | Target::Decode => PAGE,
        Target::Line | Target::Result => JSON,
        Target::Pack | Target::Rule => PACK,
        Target::Extract | Target::Writers => STORY,
    };
    [own.lines().collect(), STORY.lines().collect()]
}

fn change(text: &mut Vec<char>, words: &[Vec<&'static str>; 2], dice: &mut Dice) {
    let (at, to) = dice.stretch(text.len());
    match dice.below(12) {
        0..=3 => drop(text.splice(at..at, dice.word(words))),
        4..=5 => drop(text.splice(at..to, dice.word(words))),
        6 => drop(text.drain(at..to)),
        7 => {
            let piece: Vec<char> = text[at..to].to_vec();
            let there = dice.below(text.len() + 1);
            drop(text.splice(there..there, piece));
        }
        8 => text[at..to].reverse(),
        9 => text.insert(at, dice.odd()),
        10 => {
            if let Some(digit) = text.iter_mut().skip(at).find(|c| c.is_ascii_digit()) {
                *digit = char::from(b'0' + u8::try_from(dice.below(10)).unwrap_or(0));
            }
        }
        _ => {
            if let Some(c) = text.get_mut(at) {
                *c = char::from_u32(u32::from(*c) ^ (1 << dice.below(17))).unwrap_or('\u{FFFD}');
            }
        }
    }
}

/// Marks and characters that are awkward: invisible, combining, steering, outside the first plane, of private use.
const ODD: &[char] = &[
    '\n',
    '\r',
    '\t',
    ' ',
    '\0',
    '\u{1b}',
    '\u{a0}',
    '\u{3000}',
    '\u{2028}',
    '\u{85}',
    '\u{200b}',
    '\u{200d}',
    '\u{feff}',
    '\u{202e}',
    '\u{2066}',
    '\u{fe0f}',
    '\u{e0100}',
    '\u{301}',
    '🐉',
    '𠮷',
    'ß',
    'İ',
    'ﬁ',
    '\u{e000}',
    '\u{e0ff}',
    '\u{1e}',
    '"',
    '\\',
    '\u{fffd}',
    '\u{fffe}',
    '\u{10ffff}',
    '〇',
    '①',
    '㎡',
    '㋿',
    '/',
    '%',
    '０',
];

/// Numbers without a pattern, always the same: splitmix64.
pub struct Dice(u64);

impl Dice {
    pub const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    pub fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % sides as u64).unwrap_or(0)
    }

    /// A stretch of a text of so many characters, short more often than long.
    fn stretch(&mut self, length: usize) -> (usize, usize) {
        let at = self.below(length + 1);
        let reach = 1 + self.below(24);
        (at, (at + 1 + self.below(reach)).min(length))
    }

    fn word(&mut self, words: &[Vec<&'static str>; 2]) -> Vec<char> {
        let list = &words[self.below(2)];
        list[self.below(list.len())].chars().collect()
    }

    fn odd(&mut self) -> char {
        ODD[self.below(ODD.len())]
    }
}
