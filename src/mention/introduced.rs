//! A firm that a description introduces, once: 短视频公司鹿汀乐悄然撤诉, 求职平台“快聘”. The name is no word of the language, and
//! what stands behind it is none of it.

use smallvec::SmallVec;

use super::borders::Borders;
use super::firm_place::{BETWEEN, Places};
use super::ranges::Apart;
use super::words::Surname;
use crate::span::{Span, View};
use crate::text::edge::WordList;
use crate::text::normal::is_han;
use crate::text::segment::{self, Part, Word};

/// The last characters of what only firms are called: 电商平台, 车企. 股东 and 客户 may be people.
const OF_FIRMS: WordList = WordList::new(&[
    "公司",
    "企业",
    "厂商",
    "品牌",
    "平台",
    "巨头",
    "龙头",
    "机构",
    "网站",
    "工作室",
    "独角兽",
    "券商",
    "律所",
    "投行",
    "字号",
    "基金",
    "私募",
    "电商",
    "车企",
    "药企",
    "房企",
    "酒企",
    "航司",
    "超市",
    "连锁",
    "集团",
    "组织",
    "社区",
    "大厂",
    "厂",
    "行商",
    "造商",
    "件商",
    "务商",
    "产商",
    "资",
    "险企",
    "陆企",
    "台企",
    "港企",
    "日企",
    "美企",
    "韩企",
    "国企",
    "央企",
    "营商",
    "发商",
    "售商",
    "料商",
    "备商",
    "应商",
    "销商",
    "片商",
    "信商",
]);

/// What is told of no man, whatever his surname.
const NOBODY: &[&str] = &[
    "中资", "陆资", "港资", "外资", "台资", "日资", "险资", "厂商", "品牌", "平台", "车企", "药企", "房企", "酒企", "险企", "陆企", "电商",
];

/// What is said of any of them and of anything else: it wants a word before it that says what they do.
const BARE: &[&str] =
    &["公司", "企业", "平台", "机构", "集团", "基金", "品牌", "同行", "网站", "社区", "连锁", "中介", "港股", "财团", "客户", "同业"];

/// The last characters of what shops, sites and brands are called.
const SHOPS: &[char] = &[
    '堂', '阁', '坊', '轩', '斋', '馆', '居', '楼', '记', '社', '铺', '汇', '帮', '乐', '兔', '熊', '猫', '狗', '鲸', '虎', '狮', '象',
    '鹿', '蜂', '鸟', '鱼', '客', '宝', '吧', '屋', '村', '町', '秀', '拍', '搜', '聘', '淘', '购', '贷', '车',
];

/// How something is done, directly behind who does it, where the dictionary has an adjective.
const HOW: WordList = WordList::new(&[
    "迅速",
    "火速",
    "突然",
    "正式",
    "公开",
    "彻底",
    "全面",
    "高调",
    "低调",
    "公然",
    "强势",
    "紧急",
    "秘密",
    "直接",
    "主动",
    "单方面",
    "集体",
    "联合",
    "独家",
    "最",
    "法定代表人",
    "原",
    "前",
    "旗",
    "年",
    "方面",
    "也",
]);

const NUMBERS: &str = "一二两三四五六七八九十百千万";

/// What stands on when a list of names goes on.
const AND: &[char] = &['、', '和', '与', '及'];

/// Where such names are read from.
#[derive(Clone, Copy)]
pub(super) struct Introduced<'a> {
    pub places: Places<'a>,
    pub borders: &'a Borders<'a>,
    pub taken: Apart<'a>,
}

impl<'a> Introduced<'a> {
    /// The names behind the description that ends at `at` in what a firm is called: one, or all of a list.
    pub fn from(self, at: usize, call: &str, mut found: impl FnMut(&'a str)) {
        let Some(of_firms) = self.describes(at, call) else { return };
        let Some(mut end) = self.name(at, of_firms) else { return };
        found(&self.places.text[at..end]);
        while let Some(rest) = self.places.text[end..].strip_prefix(AND) {
            let next = self.places.text.len() - rest.len();
            let Some(stop) = self.name(next, of_firms) else { return };
            found(&self.places.text[next..stop]);
            end = stop;
        }
    }

    /// The name in the quotation marks that open at `at`, behind a description of firms.
    pub fn quoted(self, at: usize) -> Option<&'a str> {
        let text = self.places.text;
        let call = self.places.words.call_of_firm(&text[..at])?;
        self.describes(at, call).filter(|&of_firms| of_firms)?;
        let start = at + '“'.len_utf8();
        // a name is short: a mark that is never closed is not looked for through the text
        let end = text[start..].char_indices().take(6).find(|(_, c)| *c == '”').map(|(i, _)| start + i)?;
        let name = &text[start..end];
        let fits = name.chars().nth(1).is_some() && name.chars().all(|c| is_han(c) && !NUMBERS.contains(c));
        let span = Span::new(start, start + name.len());
        (fits && !segment::is_word(name) && !self.taken.overlaps(span) && self.is_noun(span)).then_some(name)
    }

    /// Whether a description ends there with what a firm is called, and whether only firms are called so.
    fn describes(self, at: usize, call: &str) -> Option<bool> {
        let Places { text, words, .. } = self.places;
        // 保险经纪|行: the description goes on
        let goes_on = |(i, c): (usize, char)| {
            words.call_of_firm(&text[..at + i + c.len_utf8()]).is_some_and(|longer| longer.len() > i + c.len_utf8())
        };
        if text[at..].char_indices().take(2).any(goes_on) {
            return None;
        }
        let before = text[..at - call.len()].chars().next_back();
        let modified = before
            .is_some_and(|c| is_han(c) && !words.is_border(c) && !words.stops(c) && !NUMBERS.contains(c) && !"几多家个大".contains(c));
        (modified || !BARE.contains(&call)).then(|| OF_FIRMS.ending(call).is_some())
    }

    /// The end of the name that begins there: of two to four characters, the most.
    fn name(self, at: usize, of_firms: bool) -> Option<usize> {
        let Places { text, words, .. } = self.places;
        // 汐同、鹭丰: 同 is a small word and the last of a name
        let same = |i: usize, c: char| c == '同' && !text[at + i + c.len_utf8()..].starts_with(is_han);
        // 中资牌打得好: a particle of the verb is in no name
        let particle = |c: char| matches!(c, '得' | '了' | '着' | '过');
        let own = |&(i, c): &(usize, char)| is_han(c) && !particle(c) && (same(i, c) || !words.is_unbranded(c) && !words.is_border(c));
        let inside = text[at..].char_indices().take(4).take_while(own);
        let ends: SmallVec<[usize; 4]> = inside.map(|(i, c)| at + i + c.len_utf8()).skip(1).collect();
        let closed = |end: usize| {
            text[end..].chars().next().is_none_or(|c| !is_han(c) || words.is_border(c))
                || words.past_between(&text[end..]).len() < text.len() - end
                || text[end..].starts_with(|c| NUMBERS.contains(c))
                || self.places.triggers.binary_search(&end).is_ok()
                || self.places.is_followed(end)
                || self.borders.is_deed(end)
                || HOW.beginning(&text[end..]).is_some()
        };
        let named = |&end: &usize| {
            let span = Span::new(at, end);
            let name = &text[at..end];
            !self.taken.overlaps(span)
                && !segment::is_word(name)
                && !words.is_word(name)
                && self.is_own(span)
                && !self.is_anybody(at, name, of_firms)
        };
        // 诉讼费由原告全担: two characters behind what anybody may be are no name
        let long = |end: usize| of_firms || end - at > 2 * '全'.len_utf8() || text[end..].starts_with('、') || text[..at].ends_with('、');
        ends.into_iter().rev().filter(|&end| long(end) && closed(end)).find(named)
    }

    /// Whether no other word stands there: single characters and proper nouns, the first of which is no verb, nor the last.
    fn is_own(self, span: Span<View>) -> bool {
        let Places { text, words, .. } = self.places;
        let last = text[span.range()].chars().next_back();
        let spelt = last.is_some_and(|c| words.foreign(c).is_some() || words.in_given_names(c));
        let last_at = span.end() - last.map_or(0, char::len_utf8);
        if last.is_some_and(|c| BETWEEN.contains(c)) {
            return false;
        }
        let parted = || {
            text[span.end()..].chars().next().is_none_or(|c| !is_han(c) || AND.contains(&c) || c == '的')
                || self.places.triggers.binary_search(&span.end()).is_ok()
        };
        self.is_whole(span) && !self.borders.is_deed(span.start()) && (spelt || !self.borders.is_deed(last_at) || parted())
    }

    /// Whether no word of the language stands in it, or one before what shops are called: 快递熊, 光影汇.
    fn is_whole(self, span: Span<View>) -> bool {
        let text = self.places.text;
        let shop = || {
            let last = text[span.range()].char_indices().nth(2).map(|(i, _)| span.start() + i);
            text[span.range()].ends_with(SHOPS) && last.is_some_and(|at| self.borders.is_split(span, at) && self.borders.begins(at))
        };
        self.borders.is_free_name(span) || shop()
    }

    /// Whether no verb of two characters stands in it: 月亮船, not 加速转型.
    fn is_noun(self, span: Span<View>) -> bool {
        let noun = |w: &Word| matches!(w.part, Part::Other | Part::Proper | Part::Person);
        segment::words(&self.places.text[span.range()]).iter().all(|w| noun(w) || w.end - w.start == '月'.len_utf8())
    }

    /// A man's name, or, where no firm is told of, one that may be a foreigner's.
    fn is_anybody(self, at: usize, name: &str, of_firms: bool) -> bool {
        let words = self.places.words;
        let common = words.surname(name).filter(|(_, strength)| *strength == Surname::Common);
        let given = common.map_or("", |(surname, _)| &name[surname.len()..]);
        // 中资龙屿, 护肤品牌芙汐: nobody is called a brand
        let personal = !NOBODY.iter().any(|call| self.places.text[..at].ends_with(call))
            && matches!(given.chars().count(), 1 | 2)
            && (given.chars().all(|c| words.in_given_names(c)) || !of_firms);
        let foreign = !of_firms && name.chars().nth(2).is_some() && name.chars().all(|c| words.foreign(c).is_some());
        personal || foreign || name.starts_with(['老', '小', '阿', '某'])
    }
}
