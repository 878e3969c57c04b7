//! What single characters may be to the readers of names, in one table.

use rustc_hash::FxHashMap;

pub(super) const SURNAME: u16 = 1;
pub(super) const RARE_SURNAME: u16 = 1 << 1;
/// A surname of two characters begins with it.
pub(super) const LEADS_SURNAME: u16 = 1 << 2;
pub(super) const FOREIGN: u16 = 1 << 3;
pub(super) const FOREIGN_WORD: u16 = 1 << 4;
/// A word that is no name begins with it.
pub(super) const LEADS_WORD: u16 = 1 << 5;
pub(super) const STOP: u16 = 1 << 6;
pub(super) const GIVEN: u16 = 1 << 7;
/// Names end before it.
pub(super) const BORDER: u16 = 1 << 8;
/// It is in no brand that the text alone teaches.
pub(super) const UNBRANDED: u16 = 1 << 9;
pub(super) const LEADS_OF_FIRM: u16 = 1 << 10;
pub(super) const ENDS_CALL: u16 = 1 << 11;
pub(super) const ENDS_DEED: u16 = 1 << 12;
/// When, how and again: it may stand between a name and what is told of it.
pub(super) const BETWEEN: u16 = 1 << 13;
/// It stands before a party that something is done to or with.
pub(super) const LEADS_PARTY: u16 = 1 << 14;

/// What each character may be. Asked for every character of a text, so all but rare ones stand in a plain table.
#[derive(Default)]
pub(super) struct Characters {
    common: Vec<u16>,
    rare: FxHashMap<char, u16>,
}

/// Characters from here on are rare: those before are Latin, signs and nearly all that Chinese is written with.
const RARE: usize = 0xA000;

impl Characters {
    pub fn mark(&mut self, c: char, bits: u16) {
        if (c as usize) < RARE {
            self.common.resize(RARE, 0);
            self.common[c as usize] |= bits;
        } else {
            *self.rare.entry(c).or_default() |= bits;
        }
    }

    #[inline]
    pub fn of(&self, c: char) -> u16 {
        match self.common.get(c as usize) {
            Some(&bits) => bits,
            None => self.rare.get(&c).copied().unwrap_or(0),
        }
    }
}

/// What one character may be, for who asks more than one thing of it.
#[derive(Clone, Copy)]
pub(crate) struct Marks(pub(super) u16);

impl Marks {
    /// Whether names end before it: 的, 与.
    #[inline]
    pub const fn is_border(self) -> bool {
        self.0 & BORDER != 0
    }

    /// Whether it is in no brand that the text alone teaches.
    #[inline]
    pub const fn is_unbranded(self) -> bool {
        self.0 & UNBRANDED != 0
    }

    /// Whether what is called a firm, or what is done to a party, may end with it.
    #[inline]
    pub const fn may_introduce(self) -> bool {
        self.0 & (ENDS_CALL | ENDS_DEED) != 0
    }
}
