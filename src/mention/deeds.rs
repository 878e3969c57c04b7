//! What is told of people alone, directly after a name: 辞职, 被捕, 执导.

use crate::text::edge::WordList;

/// Two characters each.
const DEEDS: &[&str] = &[
    // posts taken and left
    "出任", "担任", "就任", "上任", "卸任", "辞任", "辞去", "辞职", "离职", "离任", "入职", "跳槽", "履新", "接任", "接替", "继任", "兼任",
    "曾任", "现任", "留任", "当选", "掌舵", "执掌", "执教", "挂帅", "退休", "从政", "升任", "调任", "受聘", // lives
    "出生", "生于", "毕业", "去世", "病逝", "逝世", "离世", "身亡", "死于", "死在", "移民", "归国", "回国", "现年", "时年", "年仅", "结婚",
    "离婚", // the law
    "被捕", "入狱", "出狱", "落网", "自首", "投案", "到案", "受审", "出庭", "认罪", "获刑", "被抓", "被拘", "犯罪", "涉嫌", "潜逃", "外逃",
    // words and gestures
    "坦言", "直言", "笑称", "坦承", "回忆", "告诉", "透露", "指出", "强调", "认为", "介绍", "表示", "说道", "反驳", "痛批", "怒斥", "炮轰",
    "鞠躬", "亲自", "本人", "现身", "缺席", "飞抵", "飞往", "赴美", // works
    "执导", "导演", "主演", "出演", "饰演", "扮演", "领衔", "演唱", "执笔", "撰写", // with others
    "夫妇", "父子", "兄弟", "等人", "二人", "两人", "三人", "名下", "麾下",
];

/// What is done to people, two characters each, directly before their names.
const DONE_TO: WordList = WordList::new(&[
    "聘任", "选举", "任命", "罢免", "免去", "提名", "推举", "推选", "解聘", "开除", "委任", "选任", "增补", "委派", "聘请", "解雇", "挖走",
    "判处", "逮捕", "拘捕", "拘留", "抓获", "抓捕", "通缉", "指控", "举报", "控告", "起诉", "状告", "传唤", "约谈", "追捕", "羁押", "提审",
    "判决", "判令", "责令", "处罚", "警告", "点名", "谴责", "控诉", "反诉", "批评", "反驳", "质问", "诱使", "邀请", "会见", "采访", "联系",
    "委托", "辞退", "撤换", "排挤", "驱逐",
]);

/// Whether a text ends with what is done to people.
pub(super) fn done_to(text: &str) -> bool {
    DONE_TO.ending(text).is_some()
}

/// A small word between the name and the deed.
pub(super) const BETWEEN: &[char] = &['已', '曾', '将', '则', '也', '又', '就', '便', '随', '再', '未', '仍', '还', '因'];

/// The same, to be looked for.
const TOLD: WordList = WordList::new(DEEDS);

/// Whether the text goes on with what a person does, perhaps after a small word.
pub(super) fn follow(rest: &str) -> bool {
    let deed = |rest: &str| TOLD.beginning(rest).is_some();
    // of a work: the one who made it
    deed(rest) || rest.starts_with("的《") || rest.strip_prefix(BETWEEN).is_some_and(deed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deed_may_stand_behind_a_small_word() {
        assert!(DEEDS.iter().all(|deed| deed.chars().count() == 2));
        assert!(follow("辞职后") && follow("已被捕") && !follow("股价") && !follow("已") && !follow("a辞职"));
    }
}
