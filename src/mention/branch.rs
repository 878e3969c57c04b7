//! A firm that a table has, and a word behind it that makes another firm of it: 星澜健康, 星澜香港, 星澜温州公司.

use super::firm_place::Places;
use super::{Class, Mention};
use crate::pack::{Pack, TableKind};
use crate::span::{Span, View};
use crate::text::edge::WordList;
use crate::text::normal::is_han;

/// The rule of such names.
pub(crate) const BRANCH: &str = "branch-of-known-firm";

/// Trades that a firm has branches in.
const TRADES: WordList = WordList::new(&[
    "健康",
    "科技",
    "地产",
    "汽车",
    "金融",
    "金服",
    "物业",
    "物流",
    "能源",
    "电子",
    "电器",
    "资本",
    "智能",
    "医疗",
    "医药",
    "生物",
    "文化",
    "传媒",
    "影业",
    "影视",
    "体育",
    "教育",
    "旅游",
    "酒店",
    "食品",
    "饮料",
    "化工",
    "材料",
    "半导体",
    "通信",
    "电讯",
    "电信",
    "软件",
    "数科",
    "数字",
    "云",
    "置业",
    "置地",
    "商业",
    "实业",
    "证券",
    "基金",
    "信托",
    "保险",
    "人寿",
    "财险",
    "银行",
    "租赁",
    "航空",
    "环保",
    "新能源",
    "重工",
    "矿业",
    "农业",
    "乳业",
    "酒业",
    "家居",
    "超市",
    "百货",
    "养老",
    "文旅",
    "冰泉",
    "智慧出行",
    "出行",
    "音乐",
    "游戏",
    "支付",
    "征信",
    "精密",
    "光电",
    "投资",
    "控股",
    "国际",
    "终端",
    "金科",
    "影城",
    "商管",
    "创投",
    "风投",
    "资管",
    "理财",
    "消金",
    "期货",
    "电池",
    "动力",
    "视频",
    "文学",
    "动漫",
    "文娱",
    "优选",
    "生鲜",
    "买菜",
    "打车",
    "外卖",
    "单车",
    "快递",
    "快运",
    "冷链",
    "供应链",
    "旅行",
    "航运",
    "港口",
    "建设",
    "建工",
    "服务",
    "电动",
]);

/// Places that a firm's branch is called after.
const REGIONS: WordList =
    WordList::new(&["中国", "香港", "台湾", "亚洲", "亚太", "国际", "欧洲", "美国", "北美", "日本", "韩国", "印度", "新加坡"]);

/// What follows a place that is where something happens, or what the firm has there.
const THERE: WordList = WordList::new(&[
    "上市",
    "挂牌",
    "招股",
    "市场",
    "业务",
    "总部",
    "区",
    "分公司",
    "子公司",
    "办公室",
    "工厂",
    "门店",
    "用户",
    "消费者",
    "员工",
    "政府",
    "籍",
    "站",
    "店",
    "队",
    "联赛",
    "版",
    "首",
    "二次",
    "第二",
    "IPO",
    "大陆",
    "本土",
    "境内",
    "境外",
    "海外",
    "内地",
    "建厂",
    "设厂",
    "开店",
    "起诉",
    "法院",
    "证",
    "股",
    "销量",
    "销售",
]);

/// What follows a trade that is a field of the firm's work and no firm.
const FIELD: WordList = WordList::new(&[
    "业务",
    "板块",
    "事业",
    "部门",
    "产品",
    "项目",
    "市场",
    "行业",
    "产业",
    "领域",
    "平台",
    "系统",
    "服务",
    "战略",
    "集团",
    "公司",
    "有限",
    "股份",
    "产业园",
    "生态",
    "品牌",
    "销量",
    "芯片",
    "技术",
    "设备",
    "研发",
    "园",
    "手机",
    "用户",
    "会员",
    "司机",
    "骑手",
    "费",
    "价格",
    "质量",
    "需求",
    "能力",
    "体系",
    "网络",
]);

/// Lengthens the names of firms that tables have over the word that makes another firm of them.
pub(super) fn widen(told: Places<'_>, pack: &Pack, candidates: &mut [Mention]) {
    let text = told.text;
    for mention in candidates.iter_mut().filter(|m| m.class == Class::Organization) {
        let Some(row) = mention.row else { continue };
        let Some(end) = end(told, mention.span) else { continue };
        let firm = || pack.row(row).table() == TableKind::Organizations && !is_medium(pack.row(row).kind());
        if text[mention.span.range()].ends_with(|c: char| is_han(c) || c.is_ascii_alphanumeric()) && firm() {
            *mention = Mention { span: Span::new(mention.span.start(), end), row: None, rule: BRANCH, ..*mention };
        }
    }
}

fn is_medium(kind: &str) -> bool {
    matches!(kind, "newspaper" | "agency" | "site" | "magazine" | "broadcaster" | "media")
}

/// Where the longer name ends, if a firm stands there.
fn end(told: Places<'_>, name: Span<View>) -> Option<usize> {
    let text = told.text;
    let rest = &text[name.end()..];
    if let Some(region) = REGIONS.beginning(rest) {
        let end = name.end() + region.len();
        return Some(end).filter(|&end| THERE.beginning(&text[end..]).is_none() && is_firm(told, Span::new(name.start(), end)));
    }
    let trade = TRADES.beginning(rest)?;
    let end = name.end() + trade.len();
    Some(end).filter(|&end| FIELD.beginning(&text[end..]).is_none() && is_firm(told, Span::new(name.start(), end)))
}

/// Whether what follows is told of a firm.
fn is_firm(told: Places<'_>, name: Span<View>) -> bool {
    let rest = &told.text[name.end()..];
    let at = told.triggers.partition_point(|t| *t < name.end());
    let acts = told.triggers.get(at) == Some(&name.end());
    let dated = told.words.past_between(rest).len() < rest.len();
    acts || dated || told.is_followed(name.end()) || rest.starts_with(['以', '向', '与', '将', '则', '也', '还', '又', '却', '、'])
}
