//! What a story calls a firm once its full name is told.

use super::generic::is_trade;
use crate::text::normal::is_han;
use crate::text::segment::{self, Part, Word};

/// Legal forms at the end of a full name, the longest first.
pub(crate) const FORMS: &[&str] = &["股份有限公司", "有限责任公司", "有限公司", "股份公司", "公司"];

/// Lines of business that a short name leaves out without becoming another's.
pub(crate) const LEFT_OUT: &[&str] =
    &["科技", "技术", "网络", "信息", "数据", "投资", "实业", "企业", "发展", "贸易", "工业", "产业", "管理", "股份", "智能", "软件"];

/// The brand before a trade: 北脊 of 北脊电器.
pub(crate) fn brand(name: &str) -> Option<&str> {
    let ends = name.char_indices().rev().map(|(at, _)| at).skip(1).take(3);
    let brands = ends.filter(|&at| is_trade(&name[at..])).map(|at| &name[..at]);
    brands.filter(|brand| (2..=4).contains(&brand.chars().count()) && brand.chars().all(is_han)).last()
}

/// The brand of a group: 北脊 of 北脊集团.
pub(crate) fn group_brand(name: &str) -> Option<&str> {
    name.strip_suffix("集团").filter(|brand| (2..=4).contains(&brand.chars().count()) && brand.chars().all(is_han))
}

/// The brand where no word of the language is written like it: 蓝鲸 is a word, 北脊 is none.
pub(super) fn own_brand(name: &str) -> Option<&str> {
    brand(name).filter(|brand| is_proper(brand))
}

/// Whether the dictionary has no word written so, or a proper noun.
pub(super) fn is_proper(brand: &str) -> bool {
    !segment::is_word(brand) || matches!(segment::words(brand)[..], [Word { part: Part::Proper, .. }])
}

/// What a story calls a firm once its full name is told: 蓝鲸电池 for 广东蓝鲸电池科技有限公司; empty without a legal form.
/// `place` is the length of the place that leads the name, in bytes.
pub(super) fn short_forms(name: &str, place: usize) -> Vec<&str> {
    let Some(mut core) = FORMS.iter().find_map(|form| name.strip_suffix(form)) else { return Vec::new() };
    core = core.get(place..).unwrap_or(core).trim_start_matches(['省', '市', '县', '区']);
    let mut out = Vec::new();
    loop {
        if core.chars().count() >= SHORTEST_SHORT_FORM {
            out.push(core);
        }
        match LEFT_OUT.iter().find_map(|word| core.strip_suffix(word)) {
            Some(rest) => core = rest,
            None => {
                out.extend(own_brand(core));
                return out;
            }
        }
    }
}

/// Shorter than this it may be any word of the language.
const SHORTEST_SHORT_FORM: usize = 3;
