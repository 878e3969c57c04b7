//! Chinese personal names without a post or a cue of speech beside them: a surname, characters that parents choose, and no
//! other word there; or what only people do after them.

use super::borders::Borders;
use super::deeds;
use super::married;
use super::person::{LEADS, Neighbours};
use super::words::{Surname, Words};
use crate::span::{Span, View};
use crate::text::edge::WordList;
use crate::text::normal::is_han;
use crate::text::segment::{self, Part, Word};

/// What is added to a surname in speech about one's betters: 王董, 陈总.
const RESPECT: &[char] = &['董', '总'];

/// What makes another word of the second of them: 总裁, 董事.
const NO_RESPECT: &[char] = &[
    '经', '裁', '理', '监', '编', '部', '事', '共', '体', '会', '长', '局', '公', '统', '书', '秘', '办', '要', '是', '有', '能', '算',
    '在',
];

/// How people do something, or what is theirs, directly behind a name at a border.
const HOW: WordList = WordList::new(&[
    "再度", "再次", "随后", "随即", "当即", "立即", "旋即", "已经", "曾经", "从未", "并未", "不再", "多次", "屡次", "公开", "亲自", "坚持",
    "拒绝", "决定", "要求", "一度", "仍然", "依然", "终于", "最终", "迅速", "连夜", "当场", "当天", "当日", "次日", "名下", "手中", "手里",
    "旗下", "一方", "方面",
]);

/// Names that begin with the character at `at`, if it is a surname.
pub(super) struct Lone<'a> {
    pub text: &'a str,
    pub borders: &'a Borders<'a>,
    pub words: &'a Words,
    pub near: &'a Neighbours<'a>,
}

impl<'a> Lone<'a> {
    /// Gives every name that stands without help.
    pub fn find(&self, mut found: impl FnMut(Span<View>)) {
        let mut taken = self.near.taken.0;
        for (at, first) in self.text.char_indices() {
            if !self.words.may_begin_name(first) {
                continue;
            }
            // what stands in another name begins none
            while let [before, rest @ ..] = taken
                && before.end() <= at
            {
                taken = rest;
            }
            if taken.first().is_some_and(|t| t.start() <= at) {
                continue;
            }
            let Some((surname, strength)) = self.words.surname(&self.text[at..]) else { continue };
            // 聘任李文: 任 is the end of what is done to him
            if first == '任' && deeds::done_to(&self.text[..at + first.len_utf8()]) {
                continue;
            }
            let double = strength == Surname::Common && surname.len() > first.len_utf8();
            let span = if double { self.of_two_characters(at, at + surname.len()) } else { self.of_one_character(at, first, strength) };
            if let Some(span) = span.filter(|&s| !self.near.taken.overlaps(s) && !self.ends_post(at)) {
                found(span);
            }
        }
    }

    /// 首席财务官李锐: whether the character is the end of a post.
    fn ends_post(&self, at: usize) -> bool {
        let before = self.near.titles.partition_point(|t| t.start() < at);
        self.near.titles[..before].last().is_some_and(|t| t.end() > at)
    }

    fn of_one_character(&self, at: usize, first: char, strength: Surname) -> Option<Span<View>> {
        self.chosen(at, first, strength).or_else(|| self.between_words(at, at + first.len_utf8(), strength))
    }

    /// 欧阳澈, 司徒文远: one or two characters behind a surname of two, where the sentence goes on with another word.
    fn of_two_characters(&self, at: usize, middle: usize) -> Option<Span<View>> {
        let mut given = self.text[middle..].char_indices().map_while(|(i, c)| is_han(c).then_some((middle + i, c)));
        let end = |(at, c): (usize, char)| at + c.len_utf8();
        let chosen = |&(_, c): &(usize, char)| !self.words.stops(c) && self.words.in_given_names(c);
        let first = given.next().filter(|&(at, c)| !self.words.stops(c) && !self.borders.is_deed(at))?;
        let second = given.next().filter(chosen).filter(|&(at, _)| !self.borders.is_deed(at));
        let apart = |span: &Span<View>| {
            let rest = &self.text[span.end()..];
            let next = rest.chars().next().filter(|&c| is_han(c));
            self.near.is_free(*span) && next.is_none_or(|c| self.words.stops(c) || begins_word(rest) || self.borders.is_deed(span.end()))
        };
        let spans = [second, Some(first)].into_iter().flatten().map(|last| Span::new(at, end(last)));
        spans.filter(|span| self.borders.begins(span.start())).find(apart)
    }

    /// Three characters at a border or behind what is done to people, none of which makes a word with what stands beside it:
    /// 段志勇退休, 聘任黄劲松为行长. Two want both: 判处江涛有期徒刑.
    fn between_words(&self, at: usize, middle: usize, strength: Surname) -> Option<Span<View>> {
        let mut given = self.text[middle..].char_indices().map_while(|(i, c)| is_han(c).then_some((middle + i, c)));
        let second = given.next().filter(|&(_, c)| !self.words.stops(c))?;
        let third = given.next().filter(|&(_, c)| !self.words.stops(c));
        let (chosen, also) = (self.words.in_given_names(second.1), third.is_some_and(|(_, c)| self.words.in_given_names(c)));
        // 高国栋起诉…: of a surname that is mostly a word both others must be characters of names
        let rare = strength == Surname::Rare;
        let likely = if rare { chosen && also } else { chosen || also };
        if !likely {
            return None;
        }
        let end = |(at, c): (usize, char)| at + c.len_utf8();
        let short = Span::new(at, end(second));
        let done_to = deeds::done_to(&self.text[..at]);
        // whether it is a word is asked last: the dictionary is large, and most of it far away
        let placed = (done_to || self.is_bordered(at)) && !self.words.is_word(&self.text[at..]);
        if !placed || segment::is_word(&self.text[short.range()]) {
            return None;
        }
        let stands = |span: Span<View>, last: usize| {
            let rest = &self.text[span.end()..];
            let next = rest.chars().next().filter(|&c| is_han(c));
            let goes_on = |c: char| self.words.stops(c) || begins_word(rest);
            let apart = |c: char| !segment::is_word(&self.text[last..span.end() + c.len_utf8()]) && goes_on(c);
            // 任命常志勇为总经理, 许若谷则认为, though 勇为 and 谷则 are words
            let small = |c: char| deeds::BETWEEN.contains(&c) || done_to && matches!(c, '为' | '為');
            let clear = || next.is_none_or(|c| small(c) || apart(c));
            self.near.is_free(span) && clear() && !segment::is_word(&self.text[span.range()])
        };
        // 于建国初期
        let leads = |third: (usize, char)| {
            let given = &self.text[middle..end(third)];
            let other_word = || !matches!(segment::words(given)[..], [Word { part: Part::Person, .. }]);
            self.text[at..].starts_with(LEADS) && segment::is_word(given) && other_word()
        };
        let long = third.filter(|&third| !leads(third)).map(|third| (Span::new(at, end(third)), third.0));
        let long = long.filter(|&(span, last)| stands(span, last)).map(|(span, _)| span);
        // 此后,萧勇再度…: two at a border, before how something is done
        let goes_on = second.1 != '家' && HOW.beginning(&self.text[short.end()..]).is_some();
        long.or_else(|| Some(short).filter(|&s| !rare && chosen && (done_to || goes_on) && stands(s, second.0)))
    }

    /// Names that the characters and jieba's words tell.
    fn chosen(&self, at: usize, first: char, strength: Surname) -> Option<Span<View>> {
        let middle = at + first.len_utf8();
        if let Some(span) = self.married(at) {
            return Some(span);
        }
        let mut after = self.text[middle..].chars();
        let second = after.next().filter(|&c| is_han(c))?;
        let third = after.next().filter(|&c| is_han(c) && !self.words.stops(c));
        let short = Span::new(at, middle + second.len_utf8());
        let any = third.map(|c| Span::new(at, short.end() + c.len_utf8()));
        if RESPECT.contains(&second) {
            return self.respected(short, strength);
        }
        let chosen = third.is_some_and(|c| self.words.in_given_names(c));
        if !self.words.in_given_names(second) {
            return if self.words.stops(second) { None } else { self.told_of(short, any.filter(|_| chosen), strength) };
        }
        let rest = &self.text[at..];
        let long = any.filter(|_| chosen);
        if strength == Surname::Rare {
            let long = long?;
            let told = deeds::follow(&self.text[long.end()..]) || self.speaks(long);
            return (told && !self.words.is_word(rest) && self.borders.is_free(long)).then_some(long);
        }
        if self.words.is_word(rest) {
            // 梁家 is a family, 梁家俊 a man
            let long = long?;
            let told = deeds::follow(&self.text[long.end()..]) || segment::is_word(&self.text[long.range()]);
            return (told && self.borders.is_free(long)).then_some(long);
        }
        if self.near.taken.overlaps(short) || is_claimed(self.text, short, middle, third.is_some()) {
            return None;
        }
        let long = long.filter(|&s| self.borders.is_free(s) || self.borders.is_split(s, middle));
        let alone = || self.borders.is_person(short) || self.stands_alone(short) || self.acts(short);
        long.or_else(|| alone().then_some(short)).or_else(|| self.told_of(short, any, strength))
    }

    /// Four characters between borders, or before what people do.
    fn married(&self, at: usize) -> Option<Span<View>> {
        let span = married::from(self.text, self.borders, self.words, at)?;
        let after = self.text[span.end()..].chars().next();
        let closed = || after.is_none_or(|c| !is_han(c) && !c.is_ascii_alphanumeric() || self.words.stops(c));
        let told = || deeds::follow(&self.text[span.end()..]) || self.near.cues.binary_search_by_key(&span.end(), |c| c.start()).is_ok();
        (self.is_bordered(at) && (told() || closed()) && self.near.is_free(span)).then_some(span)
    }

    /// A name whose characters say nothing, before what only people do.
    fn told_of(&self, short: Span<View>, long: Option<Span<View>>, strength: Surname) -> Option<Span<View>> {
        if strength != Surname::Common {
            return None;
        }
        let told = |s: &Span<View>| deeds::follow(&self.text[s.end()..]);
        let span = long.filter(told).or_else(|| Some(short).filter(told))?;
        let chosen = self.text[span.range()].chars().skip(1).all(|c| self.words.in_given_names(c));
        let free = (chosen || self.is_bordered(span.start())) && !self.words.is_word(&self.text[span.start()..]);
        (free && self.borders.is_free(span)).then_some(span)
    }

    /// 郭董, 陈总: what follows must not make another word of it.
    fn respected(&self, span: Span<View>, strength: Surname) -> Option<Span<View>> {
        let goes_on = self.text[span.end()..].starts_with(NO_RESPECT);
        (strength == Surname::Common && !goes_on && self.is_bordered(span.start()) && self.borders.is_free(span)).then_some(span)
    }

    /// A line that begins with the name of who speaks: 金石开:……
    fn speaks(&self, span: Span<View>) -> bool {
        self.text[span.end()..].starts_with(':') && self.text[..span.start()].chars().next_back().is_none_or(|c| c == '\n')
    }

    /// Two characters that no word claims, between borders: the sentence begins before them and 的 or a comma follows.
    fn stands_alone(&self, span: Span<View>) -> bool {
        let after = self.text[span.end()..].chars().next();
        self.is_bordered(span.start())
            && after.is_none_or(|c| !is_han(c) && !c.is_ascii_alphanumeric() || self.words.stops(c))
            && self.borders.is_free(span)
    }

    /// Two characters that no word claims at a border, before a verb, an adverb or a day: 周航带着旧部出走, 陈航昨日现身.
    fn acts(&self, span: Span<View>) -> bool {
        let common = || self.words.surname(&self.text[span.start()..]).is_some_and(|s| s.1 == Surname::Common);
        let goes_on = || self.borders.is_deed(span.end()) || self.near.starts.binary_search(&span.end()).is_ok();
        // 秦家 is a family
        let family = self.text[..span.end()].ends_with('家');
        !family && self.is_bordered(span.start()) && common() && self.borders.is_free(span) && goes_on()
    }

    /// Whether a sentence or a small word ends there; what follows a number is counted, not named.
    fn is_bordered(&self, at: usize) -> bool {
        let mut before = self.text[..at].chars().rev();
        let last = before.next();
        // 2019年萧勇…
        let dated = || matches!(last, Some('年' | '月' | '日')) && before.clone().next().is_some_and(|c| c.is_ascii_digit());
        // 请韩坤出山, 判张勇有罪
        let led = |c: char| matches!(c, '请' | '判' | '聘' | '邀' | '捕');
        last.is_none_or(|c| (!is_han(c) || self.words.stops(c) || led(c)) && !c.is_ascii_digit()) || dated()
    }
}

/// Whether a word of two characters begins the text.
fn begins_word(text: &str) -> bool {
    text.char_indices().nth(1).is_some_and(|(i, c)| segment::is_word(&text[..i + c.len_utf8()]))
}

/// Whether the dictionary alone shows that words claim the surname, so that no cut would find a name: 方法 is a word, and
/// 平方 before 达 takes the 方.
fn is_claimed(text: &str, short: Span<View>, middle: usize, long: bool) -> bool {
    let next = text[short.end()..].chars().next().map_or(short.end(), |c| short.end() + c.len_utf8());
    let goes_on = long && (segment::is_word(&text[middle..next]) || segment::is_word(&text[short.start()..next]));
    if goes_on {
        return false;
    }
    if segment::is_word(&text[short.range()]) {
        return !matches!(segment::words(&text[short.range()])[..], [Word { part: Part::Person, .. }]);
    }
    let mut before = text[..short.start()].char_indices().rev().take(4).take_while(|&(_, c)| is_han(c)).map(|(i, _)| i);
    before.next().is_some_and(|last| segment::is_word(&text[last..middle]) && !before.any(|i| segment::is_word(&text[i..short.start()])))
}
