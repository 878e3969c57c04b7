//! Chinese personal names that no table has: surname and one or two characters, with evidence beside them.

use super::borders::Borders;
use super::deeds;
use super::finder::Finder;
use super::lone::Lone;
use super::ranges::Apart;
use super::words::{Surname, Words};
use super::{Class, Mention, married};
use crate::span::{Span, View};
use crate::text::TextView;
use crate::text::normal::is_han;
use crate::text::segment;

/// What stands beside a candidate.
pub(crate) struct Neighbours<'a> {
    /// Posts found in the text, by start.
    pub titles: &'a [Span<View>],
    /// Cues of speech found in the text, by start.
    pub cues: &'a [Span<View>],
    /// People of the tables, in text order.
    pub people: &'a [Span<View>],
    /// What names and values cover already.
    pub taken: Apart<'a>,
    /// Where those names and values begin, in order.
    pub starts: &'a [usize],
}

impl Neighbours<'_> {
    /// Whether no other name begins there or reaches into it.
    pub fn is_free(&self, span: Span<View>) -> bool {
        self.starts.binary_search(&span.start()).is_err() && !self.taken.overlaps(span)
    }

    /// Whether a post ends there.
    pub fn is_titled(&self, at: usize) -> bool {
        let before = self.titles.partition_point(|t| t.start() < at);
        self.titles[..before].last().is_some_and(|t| t.end() == at)
    }
}

/// Finds names with evidence: a post directly before or after, a cue of speech after, another name in the same list.
/// A name found once with evidence is found everywhere.
pub(crate) fn find(view: &TextView, borders: &Borders<'_>, words: &Words, near: &Neighbours<'_>, out: &mut Vec<Mention>) {
    let text = view.as_str();
    let mut found: Vec<&str> = Vec::new();
    let mut add = |span: Span<View>| {
        found.push(&text[span.range()]);
        listed(view, borders, words, near, span, &mut found);
    };
    for title in near.titles {
        let mut at = title.end();
        if text[at..].starts_with(['、', ':']) {
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        }
        // 律师费加起来: what is paid to them is no surname
        let fee = text[at..].starts_with('费') && text[..at].ends_with('师');
        candidate(view, borders, words, near, at, true).filter(|_| !fee).into_iter().for_each(&mut add);
        byline(text, words, near, *title).for_each(&mut add);
        before(view, borders, words, near, title.start(), false).into_iter().for_each(&mut add);
    }
    for cue in near.cues {
        let span = before(view, borders, words, near, cue.start(), false);
        span.or_else(|| familiar(text, words, near, cue.start())).into_iter().for_each(&mut add);
    }
    Lone { text, borders, words, near }.find(&mut add);
    for &person in near.people {
        listed(view, borders, words, near, person, &mut found);
    }
    let mut spans = again(text, near, &found);
    // a name found elsewhere stands in a list here
    let known = found.len();
    for &span in &spans {
        listed(view, borders, words, near, span, &mut found);
    }
    if found.len() > known {
        spans.extend(again(text, near, &found[known..]));
    }
    out.extend(spans.into_iter().map(|span| Mention {
        span,
        class: Class::Person,
        row: None,
        value: None,
        rule: "surname",
        definite: false,
    }));
}

/// Names after 记者 and a space, each ended by a space, a sign or the line: 本报记者 方南 李渡 江屿报道.
fn byline<'a>(text: &'a str, words: &'a Words, near: &'a Neighbours<'a>, title: Span<View>) -> impl Iterator<Item = Span<View>> + 'a {
    let writes = WRITERS.iter().any(|writer| text[title.range()].ends_with(writer));
    let mut at = title.end();
    std::iter::from_fn(move || {
        let rest = text[at..].strip_prefix([' ', ':', '/', '、', '|']).filter(|_| writes)?;
        let start = text.len() - rest.len();
        let end = rest.find(|c| !is_han(c)).map_or(text.len(), |i| start + i);
        let name = &text[start..end];
        let (surname, _) = words.surname(name)?;
        let fits = matches!(name[surname.len()..].chars().count(), 1 | 2) && !near.taken.overlaps(Span::new(start, end));
        at = end;
        fits.then(|| Span::new(start, end))
    })
}

/// Who signs a story.
const WRITERS: &[&str] = &["记者", "通讯员", "编辑", "实习生", "撰稿人", "特派员", "撰文", "主笔"];

/// Every place where the names stand.
fn again(text: &str, near: &Neighbours<'_>, names: &[&str]) -> Vec<Span<View>> {
    let mut spans = Vec::new();
    Finder::new(names.iter().map(|&name| (name, ()))).find(text, |span, ()| {
        if !near.taken.overlaps(span) {
            spans.push(span);
        }
    });
    spans
}

/// The names that stand in one list with a name: 董事长王石、郁亮, on both sides of it.
fn listed<'v>(view: &'v TextView, borders: &Borders<'_>, words: &Words, near: &Neighbours<'_>, name: Span<View>, found: &mut Vec<&'v str>) {
    let text = view.as_str();
    let mut end = name.end();
    while text[end..].starts_with('、') {
        let Some(more) = candidate(view, borders, words, near, end + '、'.len_utf8(), true) else { break };
        found.push(&text[more.range()]);
        end = more.end();
    }
    let mut start = name.start();
    while let Some(rest) = text[..start].strip_suffix('、') {
        let Some(more) = before(view, borders, words, near, rest.len(), true) else { break };
        found.push(&text[more.range()]);
        start = more.start();
    }
}

/// 老李 before a cue of speech.
fn familiar(text: &str, words: &Words, near: &Neighbours<'_>, end: usize) -> Option<Span<View>> {
    let surname = text[..end].chars().next_back().filter(|&c| words.begins_name(c))?;
    let at = end - surname.len_utf8();
    let rest = text[..at].strip_suffix(['老', '小'])?;
    let span = Span::new(rest.len(), end);
    let common = words.surname(&text[at..end]).is_some_and(|s| s.1 == Surname::Common);
    let bordered = rest.chars().next_back().is_none_or(|c| !is_han(c) || words.stops(c));
    (common && bordered && !segment::is_word(&text[span.range()]) && !near.taken.overlaps(span)).then_some(span)
}

/// A name that begins at `at`.
fn candidate(view: &TextView, borders: &Borders<'_>, words: &Words, near: &Neighbours<'_>, at: usize, strong: bool) -> Option<Span<View>> {
    let text = view.as_str();
    let rest = &text[at..];
    let (surname, strength) = words.surname(rest)?;
    if strength == Surname::Rare && !strong {
        return None;
    }
    if let Some(span) = married::from(text, borders, words, at).filter(|&span| near.is_free(span)) {
        return Some(span);
    }
    let mut given = rest[surname.len()..].char_indices().take_while(|&(_, c)| is_han(c));
    let (_, first) = given.next()?;
    let second = given.next();
    let short = at + surname.len() + first.len_utf8();
    let long = second.filter(|(_, c)| !words.stops(*c)).map(|(i, c)| at + surname.len() + i + c.len_utf8());
    if words.stops(first) {
        // 律师罗以晴: a small word in a given name, whose other character parents choose
        let given = long.filter(|_| strong && second.is_some_and(|(_, c)| words.in_given_names(c)))?;
        let parted = borders.word_from(short).is_none_or(|w| w.end <= given);
        let span = Span::new(at, given);
        let named = parted && !segment::is_word(&text[at + surname.len()..given]) && !words.is_word(rest);
        return (named && near.starts.binary_search(&at).is_err() && !near.taken.overlaps(span)).then_some(span);
    }
    let chosen = words.in_given_names(first) && second.is_none_or(|(_, c)| words.in_given_names(c));
    let double = surname.chars().nth(1).is_some();
    if !double && words.is_word(rest) {
        // 张大 and 陈家 begin names too: the third character must be one that parents choose, and no word stand there
        let span = Span::new(at, long.filter(|_| chosen)?);
        let free = borders.is_free(span) && near.starts.binary_search(&at).is_err() && !near.taken.overlaps(span);
        return free.then_some(span);
    }
    let span = match long {
        // 王芳|三人
        Some(_) if deeds::follow(&text[short..]) => Span::new(at, short),
        None => Span::new(at, short),
        Some(long) => Span::new(at, choose(view, borders, words, at, short, long)),
    };
    // 律师顾临川表示: a town too, but what speaks is a man
    let speaks = || strong && span.end() > short && near.cues.binary_search_by_key(&span.end(), |c| c.start()).is_ok();
    // 董事周远山说: a word behind a surname, between a post and a cue
    let split = || {
        strength == Surname::Common
            && !words.stops(surname.chars().next().unwrap_or_default())
            && borders.is_split(span, at + surname.len())
    };
    let own = || borders.is_proper(at + surname.len()) || split() && borders.begins(at) && !borders.is_other_word(at);
    // 董事长许昆仑: a mountain too
    let named = || strong && borders.is_proper(at + surname.len()) && split();
    let told = || speaks() && own() || named();
    if !chosen && borders.is_other_word(at + surname.len()) && !told() {
        return None;
    }
    (near.starts.binary_search(&at).is_err() && !near.taken.overlaps(span)).then_some(span)
}

/// Surnames that are small words before a name far more often: 向萧勇索赔, 于建国初期.
pub(super) const LEADS: [char; 4] = ['向', '和', '从', '于'];

/// A name that ends at `end`: three characters before two. In a list of names it needs no border before it.
fn before(view: &TextView, borders: &Borders<'_>, words: &Words, near: &Neighbours<'_>, end: usize, in_list: bool) -> Option<Span<View>> {
    let text = view.as_str();
    let apart =
        |at: usize| text[..at].chars().next_back().is_none_or(|c| (!is_han(c) || words.stops(c) || c == '据') && !c.is_ascii_digit());
    let married = married::until(text, borders, words, end).filter(|span| apart(span.start()) || near.is_titled(span.start()));
    if let Some(span) = married.filter(|&span| near.is_free(span)) {
        return Some(span);
    }
    let mut starts = [end; 4];
    for ((i, _), start) in text[..end].char_indices().rev().take_while(|&(_, c)| is_han(c)).zip(&mut starts) {
        *start = i;
    }
    for at in [starts[3], starts[2], starts[1]] {
        let Some((surname, strength)) = words.surname(&text[at..end]) else { continue };
        let given = &text[at + surname.len()..end];
        if given.chars().nth(2).is_some() {
            continue;
        }
        // 星澜集团向萧勇索赔: behind another word it leads to whom it is asked of
        let leads = surname.starts_with(LEADS) && !apart(at);
        let span = Span::new(at, end);
        if leads || given.is_empty() || given.chars().any(|c| words.stops(c)) || near.taken.overlaps(span) {
            continue;
        }
        let chosen = || given.chars().all(|c| words.in_given_names(c)) && borders.is_free(span);
        let two = given.chars().nth(1).is_some();
        if (strength == Surname::Rare && !chosen()) || (words.is_word(&text[at..]) && !(two && chosen())) {
            continue;
        }
        if apart(at) || borders.is_person(span) || (two && chosen()) || (in_list && borders.is_free(span)) {
            return Some(span);
        }
    }
    None
}

/// Two or three characters: where the long form is followed by a border it is taken, else jieba is asked.
fn choose(view: &TextView, borders: &Borders<'_>, words: &Words, at: usize, short: usize, long: usize) -> usize {
    let text = view.as_str();
    let middle = at + text[at..].chars().next().map_or(0, char::len_utf8);
    let next = text[long..].chars().next();
    if next.is_none_or(|c| !is_han(c)) {
        return long;
    }
    // 邹敏之表示, 顾延之已…; but not 王敏之死, 王建之所以…
    let acts = || text[long..].starts_with(['说', '称', '则', '已', '也', '将', '曾']) || borders.is_deed(long);
    if &text[short..long] == "之" && acts() && !text[long..].starts_with(['死', '所']) {
        return long;
    }
    match borders.word_from(at).map(|w| w.end) {
        Some(end) if end == long => long,
        Some(end) if end == short => {
            // 张大|伟|认为: what jieba leaves alone belongs to the name
            let left = text[short..long].chars().all(|c| words.in_given_names(c));
            if left && borders.word_from(short).is_some_and(|w| w.end == long) { long } else { short }
        }
        // 律师田牧专做…: of two the one that parents choose is the name
        _ if parted(words, &text[short..long], &text[at..short]) && borders.is_deed(short) && !segment::is_word(&text[middle..long]) => {
            short
        }
        // jieba cut the name apart: the third character belongs to it unless it begins a word with what follows
        _ if borders.word_from(short).is_some_and(|w| w.end > long) => short,
        _ => long,
    }
}

/// Whether parents choose the last character of the short form, and not the one that follows.
fn parted(words: &Words, third: &str, short: &str) -> bool {
    short.chars().next_back().is_some_and(|c| words.in_given_names(c)) && !third.chars().any(|c| words.in_given_names(c))
}
