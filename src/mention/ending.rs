//! What an ending of names is, asked of each that stands in a text: told from the word tables once, when a pack is compiled.

use super::generic::{BODIES, LED, LENGTHENS, NOT_OF_A_PLACE, OF_FIRMS, SHORT_BUT_STRONG, SURE_TRADES, TRADES, WIDE_TRADES};
use crate::pack::{Pack, RowId, TableKind};
use crate::span::{Span, View};

/// An ending in the text.
#[derive(Clone, Copy)]
pub(crate) struct Ending {
    pub span: Span<View>,
    pub row: RowId,
    pub kind: EndingKind,
}

/// What an ending is: some of the constants below.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct EndingKind(u32);

impl EndingKind {
    /// A trade of firms, whether or not it is a word of the language too.
    pub const TRADE: Self = Self(1);
    /// One that stands in names alone.
    pub const OWN_TRADE: Self = Self(1 << 1);
    /// One that is a word of the language too.
    pub const WIDE_TRADE: Self = Self(1 << 2);
    /// It makes a name of what stands before it.
    pub const STRONG: Self = Self(1 << 3);
    pub const OF_ONE_CHARACTER: Self = Self(1 << 4);
    pub const OF_FOUR_CHARACTERS: Self = Self(1 << 5);
    /// 军.
    pub const FORCES: Self = Self(1 << 6);
    /// 网.
    pub const SITE: Self = Self(1 << 7);
    /// 长 behind it makes a post of it.
    pub const LED_BY_POST: Self = Self(1 << 8);
    /// A legal form makes a name of anything before it.
    pub const LEGAL_FORM: Self = Self(1 << 9);
    /// 公司.
    pub const FIRM: Self = Self(1 << 10);
    /// 企业.
    pub const ENTERPRISE: Self = Self(1 << 11);
    /// Behind a known name it makes no other one.
    pub const OF_KNOWN_NAME: Self = Self(1 << 12);
    /// 局, 委, 厅.
    pub const OFFICE: Self = Self(1 << 13);
    pub const OF_FIRMS: Self = Self(1 << 14);
    pub const NOT_OF_A_PLACE: Self = Self(1 << 15);
    pub const LED: Self = Self(1 << 16);
    /// A regulator or a government.
    pub const AUTHORITY: Self = Self(1 << 17);
    pub const COURT: Self = Self(1 << 18);
    /// A kind of body that is asked for a sign as the wide trades are.
    pub const WIDE_BODY: Self = Self(1 << 19);
    pub const LENGTHENS: Self = Self(1 << 20);
    pub const SURE_TRADE: Self = Self(1 << 21);

    fn of(id: &str, kind: &str) -> Self {
        let length = id.chars().count();
        let (own, wide) = (TRADES.contains(id), WIDE_TRADES.contains(id));
        let traits = [
            (own || wide, Self::TRADE),
            (own, Self::OWN_TRADE),
            (wide, Self::WIDE_TRADE),
            (length >= 3 || SHORT_BUT_STRONG.contains(id), Self::STRONG),
            (length == 1, Self::OF_ONE_CHARACTER),
            (length >= 4, Self::OF_FOUR_CHARACTERS),
            (id == "军", Self::FORCES),
            (id == "网", Self::SITE),
            (id.ends_with(['部', '局', '厅', '院', '庭', '署']), Self::LED_BY_POST),
            (id.contains("有限"), Self::LEGAL_FORM),
            (id == "公司", Self::FIRM),
            (id == "企业", Self::ENTERPRISE),
            (matches!(id, "公司" | "集团" | "方面" | "网" | "系"), Self::OF_KNOWN_NAME),
            (matches!(id, "局" | "委" | "厅"), Self::OFFICE),
            (OF_FIRMS.contains(id), Self::OF_FIRMS),
            (NOT_OF_A_PLACE.contains(id), Self::NOT_OF_A_PLACE),
            (LED.contains(id), Self::LED),
            (matches!(kind, "regulator" | "government"), Self::AUTHORITY),
            (kind == "court", Self::COURT),
            (BODIES.contains(id), Self::WIDE_BODY),
            (LENGTHENS.contains(id), Self::LENGTHENS),
            (SURE_TRADES.contains(id), Self::SURE_TRADE),
        ];
        Self(traits.into_iter().filter(|(holds, _)| *holds).fold(0, |all, (_, one)| all | one.0))
    }

    /// Whether it is one of what is asked.
    #[inline]
    pub const fn is(self, asked: Self) -> bool {
        self.0 & asked.0 != 0
    }

    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What the endings of a pack are, by their rows.
#[derive(Default)]
pub(crate) struct RowKinds {
    /// The first row that has a kind here.
    from: u32,
    kinds: Vec<EndingKind>,
}

impl RowKinds {
    /// Those of the endings.
    pub fn of_endings(pack: &Pack) -> Self {
        let mut out = Self::default();
        for row in pack.rows().filter(|row| row.table() == TableKind::Suffixes) {
            let RowId(index) = row.row_id();
            if out.kinds.is_empty() {
                out.from = index;
            }
            out.kinds.resize((index - out.from) as usize, EndingKind::default());
            out.kinds.push(EndingKind::of(row.id(), row.kind()));
        }
        out
    }

    pub fn get(&self, row: RowId) -> EndingKind {
        let place = row.0.checked_sub(self.from);
        place.and_then(|place| self.kinds.get(place as usize)).copied().unwrap_or_default()
    }
}
