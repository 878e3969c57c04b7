//! Whether a firm stands there: what is told of it, directly behind its name or before it.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::told;
use super::words::{Surname, Words};
use crate::span::{Span, View};
use crate::text::normal::is_han;

/// Places where a story tells of firms and people: the triggers of its events and claims, where they begin.
#[derive(Clone, Copy)]
pub(super) struct Places<'a> {
    pub text: &'a str,
    pub words: &'a Words,
    /// Where triggers of events and claims begin, in order.
    pub triggers: &'a [usize],
    /// Posts, in order.
    pub titles: &'a [Span<View>],
}

/// When, how and again, between a name and what is told of it.
pub(super) const BETWEEN: &str = "昨今日天早晚上下午间周月年去前已曾将则也又再随即亦仍均并拟未从不正就便却反竟";

/// What stands before a party that something is done to or with.
pub(super) const BEFORE: &str = "与和对向被把将由告诉判指让给及从欠";

/// What is done to a party, two characters each.
pub(super) const DONE_TO: &[&str] = &[
    "持有", "收购", "并购", "入股", "受让", "起诉", "状告", "控告", "买下", "接手", "指责", "指控", "要求", "举报", "约谈", "委托", "代表",
    "牵手", "携手", "签约", "抵制", "杯葛", "封杀", "打压", "挑战", "叫板", "入主", "买入", "增持", "减持", "出售", "卖给", "售予", "赔偿",
    "支付", "判决", "判令", "责令", "裁定", "处罚", "罚款", "调查", "认定", "驳回", "采信", "支持", "挖走", "举牌", "停止", "禁止", "针对",
    "有关", "关于", "涉及", "收到", "控诉", "反诉", "欠付", "供货", "终止", "击败", "投诉", "接管", "重组", "合并", "并入", "接盘", "投资",
    "让给", "转给", "售给", "输给", "败给", "租给", "交给", "押给", "权给", "户给", "划给", "付给", "借给", "所持", "入职", "供职", "来自",
    "拖欠", "联手", "加盟", "进驻", "离开", "加入", "跳槽", "创立", "创办", "控股", "告上", "敦促", "质疑", "认为",
];

/// The same, to be looked up.
static IS_DONE_TO: LazyLock<FxHashSet<&str>> = LazyLock::new(|| DONE_TO.iter().copied().collect());

impl Places<'_> {
    /// Whether what follows is said of firms only: 昇岳股价, 昇岳昨日跌停, 昇岳的总部.
    pub fn is_followed(&self, end: usize) -> bool {
        let rest = &self.text[end..];
        let plain = self.words.past_between(rest);
        self.words.is_of_firm(rest)
            || rest.strip_prefix('的').is_some_and(|rest| self.words.is_of_firm(rest))
            || plain.len() < rest.len() && self.words.is_of_firm(plain)
            || told::is_listed(rest)
            || self.has_holder(end)
    }

    /// 昇岳董事方南: a post and the name of who holds it.
    fn has_holder(&self, end: usize) -> bool {
        let at = self.titles.partition_point(|t| t.start() < end);
        self.titles.get(at).filter(|t| t.start() == end).is_some_and(|post| {
            let rest = &self.text[post.end()..];
            let given = rest.chars().nth(1).is_some_and(|c| self.words.in_given_names(c));
            given && self.words.surname(rest).is_some_and(|(_, strength)| strength == Surname::Common)
        })
    }

    /// Whether a post stands directly before, or what people are called directly behind: 董事长方南, 方南先生.
    pub fn is_titled(&self, span: Span<View>) -> bool {
        let at = self.titles.partition_point(|t| t.end() < span.start());
        self.titles.get(at).is_some_and(|t| t.end() == span.start())
            || ["先生", "女士", "本人", "夫妇", "父子"].iter().any(|word| self.text[span.end()..].starts_with(word))
    }

    /// Whether a deed done to parties stands before: 收购昇岳.
    pub fn is_done_to(&self, start: usize) -> bool {
        let before = &self.text[..start];
        before.chars().next_back().is_some_and(|c| self.words.ends_deed(c))
            && before.char_indices().nth_back(1).is_some_and(|(deed, _)| IS_DONE_TO.contains(&before[deed..]))
    }

    /// Whether what stands before says that a firm follows: 对手昇岳.
    pub fn is_called(&self, start: usize) -> bool {
        self.words.calls_firm(&self.text[..start])
    }

    /// Whether what a party does is told behind its name.
    pub fn acts_behind(&self, end: usize) -> bool {
        let after = self.text.len() - self.words.past_between(&self.text[end..]).len();
        self.triggers.binary_search(&end).is_ok() || self.triggers.binary_search(&after).is_ok() || told::begins_act(&self.text[after..])
    }

    /// Whether a party acts there, or something is done to it.
    pub fn acts(&self, span: Span<View>) -> bool {
        self.acts_behind(span.end())
            || self.text[..span.start()].chars().next_back().is_some_and(|c| self.words.leads_party(c))
            || self.is_done_to(span.start())
    }

    /// Whether the name stands between what is no name, on the left.
    pub fn is_bordered(&self, start: usize) -> bool {
        self.text[..start].chars().next_back().is_none_or(|c| !is_han(c) || self.words.is_border(c))
    }
}
