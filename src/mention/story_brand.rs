//! A brand that the story alone teaches: two to four characters that are no word of the language, and stand again and again
//! where a firm does.

use rustc_hash::{FxHashMap, FxHashSet};

use super::borders::Borders;
use super::ending::{Ending, EndingKind};
use super::finder::Finder;
use super::firm_place::Places;
use super::introduced::Introduced;
use super::ranges::Apart;
use super::words::Surname;
use crate::span::{Span, View};
use crate::text::TextView;
use crate::text::normal::is_han;
use crate::text::segment;

/// Characters that count, point, place in time or say what somebody is, beside those at which names end.
pub(super) const UNBRANDED: &str = "一二四五六七八九十几多每我你他她它们方者员位年月日时分号前后内外上下左右里间旧首末均皆只仅都再更最很太不没未\
    已曾能可应须要想使往无有会说问谈见叫做称看听去来过着走进出到回开关停没某另何哪什怎什么么呢吗吧啊哦嗯之所而以其实任当非股案款费额率量\
    次件份层条张块页元角钱名单双倍余约近超逾达共总第初底末昨今明早晚午夜春夏秋冬届期段类种些样般等级副母父子女男儿人民众家户族氏派系";

/// What stands before a number word that begins no name: 近百家.
const COUNTS: &str = "数几近约超逾余多两三上成";

/// A candidate's place between borders, before what a party does or has.
const SLOTS: u32 = 2;

/// How many places of a candidate are cut into words.
const LOOKED_AT: u32 = 12;

/// What the text shows of a candidate.
#[derive(Clone, Copy, Default)]
struct Evidence {
    all: u32,
    /// Places where what follows is said of firms only.
    firm: u32,
    /// Places where it is called a firm.
    called: u32,
    /// Places where it acts.
    acts: u32,
    /// Places where a post stands before it, or a word of address behind it.
    posts: u32,
}

/// What the story's names are read from.
pub(super) struct Story<'a> {
    pub view: &'a TextView,
    pub borders: &'a Borders<'a>,
    pub places: Places<'a>,
    pub endings: &'a [Ending],
    /// What names and values cover already.
    pub taken: Apart<'a>,
}

impl Story<'_> {
    /// Every place of every brand, each with its trade where one follows.
    pub fn find(&self) -> Vec<Span<View>> {
        let (candidates, introduced) = self.candidates();
        if candidates.is_empty() {
            return Vec::new();
        }
        let text = self.places.text;
        let finder = Finder::new(candidates.iter().enumerate().map(|(i, &name)| (name, i)));
        let mut evidence = vec![Evidence::default(); candidates.len()];
        let mut spans: Vec<(Span<View>, usize)> = Vec::new();
        finder.find(text, |span, i| {
            if !self.taken.overlaps(span) {
                self.weigh(span, &mut evidence[i]);
                spans.push((span, i));
            }
        });
        let holds = candidates.iter().zip(&evidence).map(|(name, e)| introduced.contains(name) || self.is_brand(name, *e)).collect();
        let told = longest(&candidates, &evidence, holds);
        let sure: Vec<bool> = candidates.iter().zip(&told).map(|(name, &holds)| holds && introduced.contains(name)).collect();
        let kept = self.whole(&spans, &evidence, told);
        spans.retain(|(span, i)| (sure[*i] || kept[*i]) && (self.places.is_bordered(span.start()) || self.borders.bound(*span)));
        spans.into_iter().filter_map(|(span, _)| self.with_trade(span)).collect()
    }

    /// What stands between a border and what a party does or has, or another border, more than once; and what a description
    /// introduces, which are the second.
    fn candidates(&self) -> (Vec<&str>, FxHashSet<&str>) {
        let (text, words) = (self.places.text, self.places.words);
        let pairs = Pairs::of(text);
        let mut slots: FxHashMap<&str, u32> = FxHashMap::default();
        let mut before = Before::Border;
        let mut chars = text.char_indices().peekable();
        let reader = Introduced { places: self.places, borders: self.borders, taken: self.taken };
        let mut introduced: FxHashSet<&str> = FxHashSet::default();
        while let Some((at, c)) = chars.next() {
            if c == '“' && matches!(before, Before::Introduces) {
                introduced.extend(reader.quoted(at));
            }
            let marks = words.marks(c);
            if marks.is_border() || !is_han(c) {
                before = Before::Border;
                continue;
            }
            let behind = std::mem::replace(&mut before, if marks.may_introduce() { Before::Introduces } else { Before::Other });
            if marks.is_unbranded() || matches!(behind, Before::Other) {
                continue;
            }
            let introduces = matches!(behind, Before::Introduces);
            let call = if introduces { words.call_of_firm(&text[..at]) } else { None };
            if let Some(call) = call {
                reader.from(at, call, |name| {
                    introduced.insert(name);
                });
            }
            let again = chars.peek().is_some_and(|&(_, next)| pairs.stands_again(c, next));
            let placed = || !introduces || call.is_some() || self.places.is_done_to(at);
            let counted = || text[..at].ends_with(|c: char| c.is_ascii_digit() || COUNTS.contains(c));
            if again && placed() && !counted() {
                self.slots(at, |name| *slots.entry(name).or_default() += 1);
            }
        }
        let again = slots.into_iter().filter(|&(_, n)| n >= SLOTS).map(|(name, _)| name);
        let mut out: Vec<&str> = again.chain(introduced.iter().copied()).collect();
        out.sort_unstable();
        out.dedup();
        (out, introduced)
    }

    /// The names that may begin at a border.
    fn slots<'t>(&'t self, at: usize, mut found: impl FnMut(&'t str)) {
        let (text, words) = (self.places.text, self.places.words);
        let mut ends = [at; 3];
        let mut many = 0;
        let inside = text[at..].char_indices().take(4).take_while(|&(_, c)| is_han(c) && !words.is_unbranded(c));
        for (i, c) in inside.skip(1) {
            ends[many] = at + i + c.len_utf8();
            many += 1;
        }
        let closed = |(n, end): (usize, usize)| {
            text[end..].chars().next().is_none_or(|c| !is_han(c) || words.is_border(c) || words.stops(c))
                || self.places.triggers.binary_search(&end).is_ok()
                || self.places.is_followed(end)
                || n == 0 && self.trade_from(end).is_some()
        };
        // whether it is a word is asked last: few places are closed
        let mut asked = at;
        for (n, &end) in ends[..many].iter().enumerate().filter(|(n, end)| closed((*n, **end))) {
            let word = |end: &&usize| **end > asked && **end <= ends[n] && segment::is_word(&text[at..**end]);
            if ends[..many].iter().any(|end| word(&end)) {
                return;
            }
            asked = end;
            let name = &text[at..end];
            if !words.is_word(name) && !self.taken.overlaps(Span::new(at, end)) {
                found(name);
            }
        }
    }

    fn weigh(&self, span: Span<View>, evidence: &mut Evidence) {
        evidence.all += 1;
        let trade = self.trade_from(span.end()).is_some();
        evidence.firm += u32::from(trade || self.places.is_followed(span.end()));
        evidence.called += u32::from(self.places.is_called(span.start()));
        evidence.posts += u32::from(!trade && self.places.is_titled(span));
        evidence.acts += u32::from(self.places.acts(span));
    }

    /// Of the brands that are told those of which no word of the language takes a part in most places: cutting text into words
    /// takes longest, so it comes last.
    fn whole(&self, spans: &[(Span<View>, usize)], evidence: &[Evidence], mut told: Vec<bool>) -> Vec<bool> {
        let mut counts = vec![(0u32, 0u32); told.len()];
        for &(span, i) in spans.iter().filter(|(_, i)| told[*i]) {
            let (looked, whole) = &mut counts[i];
            if *looked < LOOKED_AT {
                *looked += 1;
                // 培训机构睿学堂: what is called a firm may hold a word
                let called = evidence[i].called > 0 && evidence[i].acts >= SLOTS && self.borders.bound(span);
                *whole += u32::from(called || self.borders.is_free_name(span) || self.is_with_noun(span));
            }
        }
        for (holds, (looked, whole)) in told.iter_mut().zip(counts) {
            *holds &= 3 * whole >= 2 * looked;
        }
        told
    }

    /// 诺昇基石: a brand of two characters and a noun.
    fn is_with_noun(&self, span: Span<View>) -> bool {
        let text = &self.places.text[span.range()];
        let Some((middle, _)) = text.char_indices().nth(2).filter(|_| text.chars().count() == 4) else { return false };
        let middle = span.start() + middle;
        self.borders.is_free_name(Span::new(span.start(), middle)) && self.borders.is_split(span, middle)
    }

    fn is_brand(&self, name: &str, e: Evidence) -> bool {
        let words = self.places.words;
        // 老王, 小陈
        let familiar = name.starts_with(['老', '小', '阿']) && name.chars().nth(2).is_none();
        if familiar || e.all < 2 {
            return false;
        }
        // 顾长屿 is a man, whatever he owns; 麦舟 may be one
        let common = words.surname(name).filter(|(_, strength)| *strength == Surname::Common);
        let given = common.map_or("", |(surname, _)| &name[surname.len()..]);
        let personal = match given.chars().count() {
            1 => given.chars().all(|c| words.in_given_names(c)),
            2 => true,
            _ => false,
        };
        if common.is_some() && e.posts > 0 {
            return false;
        }
        if personal && given.chars().count() == 2 && 2 * e.firm < e.all {
            return false;
        }
        let foreign = name.chars().nth(2).is_some() && name.chars().all(|c| words.foreign(c).is_some());
        if personal || foreign {
            return e.firm >= 2 && 4 * e.firm >= e.all;
        }
        e.firm + e.called >= 1 && e.firm + e.called + e.acts >= 2 && 4 * (e.firm + e.called + e.acts) >= e.all
            || e.acts >= 3 && 2 * e.acts >= e.all
    }

    /// The end of the trade that begins there.
    fn trade_from(&self, at: usize) -> Option<usize> {
        let from = self.endings.partition_point(|e| e.span.start() < at);
        let here = self.endings[from..].iter().take_while(|e| e.span.start() == at);
        here.filter(|e| e.kind.is(EndingKind::TRADE)).map(|e| e.span.end()).max()
    }

    /// 昇岳 with its trade: 昇岳精密, 昇岳集团. 昇岳精密公司 is read by its ending.
    fn with_trade(&self, span: Span<View>) -> Option<Span<View>> {
        let text = self.view.as_str();
        let group = super::tabled::with_group(text, span);
        if group != span {
            return Some(group);
        }
        let goes_on = |end: usize| text[end..].starts_with("公司") || text[end..].starts_with("有限");
        // 海曜支付了定金: what the trade says is done
        let done = |end: usize| text[end..].starts_with(['了', '过', '着']);
        match self.trade_from(span.end()).filter(|&end| !done(end) && (end == text.len() || self.borders.begins(end))) {
            Some(end) => (!goes_on(end)).then(|| super::tabled::with_group(text, Span::new(span.start(), end))),
            None => (!text[span.end()..].starts_with("集团公司")).then_some(span),
        }
    }
}

/// What stands before a character at which a brand may begin.
enum Before {
    /// Where names end.
    Border,
    /// The last character of what a firm is called or of what is done to it, perhaps.
    Introduces,
    Other,
}

/// Which characters stand side by side more than once, roughly: a brand does, and most pairs do not.
struct Pairs {
    once: [u64; Self::PLACES / 64],
    again: [u64; Self::PLACES / 64],
}

impl Pairs {
    const PLACES: usize = 1 << 13;

    fn of(text: &str) -> Self {
        let mut pairs = Self { once: [0; Self::PLACES / 64], again: [0; Self::PLACES / 64] };
        let mut before = None;
        for c in text.chars() {
            let han = is_han(c).then_some(c);
            if let (Some(first), Some(second)) = (before, han) {
                let (at, bit) = Self::place(first, second);
                pairs.again[at] |= pairs.once[at] & bit;
                pairs.once[at] |= bit;
            }
            before = han;
        }
        pairs
    }

    fn stands_again(&self, first: char, second: char) -> bool {
        let (at, bit) = Self::place(first, second);
        self.again[at] & bit != 0
    }

    /// The word and the bit of a pair.
    const fn place(first: char, second: char) -> (usize, u64) {
        let place = (first as u32).wrapping_mul(0x9E37_79B1).wrapping_add((second as u32).wrapping_mul(0x85EB_CA77)) >> 19;
        (place as usize / 64, 1 << (place % 64))
    }
}

/// Which of the brands stand: 昇岳 and not 昇岳新, unless there is no 昇岳 without it. Names are in order, so those that begin alike
/// are neighbours.
fn longest(names: &[&str], evidence: &[Evidence], mut holds: Vec<bool>) -> Vec<bool> {
    for i in 0..names.len() {
        let alike = (i + 1..names.len()).take_while(|&j| names[j].starts_with(names[i])).collect::<Vec<_>>();
        for j in alike {
            if holds[i] && holds[j] {
                let same = evidence[j].all >= evidence[i].all;
                holds[if same { i } else { j }] = false;
            }
        }
    }
    holds
}
