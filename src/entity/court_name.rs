//! The English name of a mainland court, which its place and its level make: 临海市中级人民法院 is the Linhai Intermediate People's
//! Court.

use pinyin::ToPinyin;

use crate::text::normal::fold;

/// What courts are called by their level or their matter, in the shape of the English name.
const LEVELS: [(&str, &str); 9] = [
    ("高级人民法院", " High People's Court"),
    ("第一中级人民法院", " No. 1 Intermediate People's Court"),
    ("第二中级人民法院", " No. 2 Intermediate People's Court"),
    ("中级人民法院", " Intermediate People's Court"),
    ("知识产权法院", " Intellectual Property Court"),
    ("互联网法院", " Internet Court"),
    ("金融法院", " Financial Court"),
    ("海事法院", " Maritime Court"),
    ("人民法院", " People's Court"),
];

/// Units of which a place is one, and what English says of them.
const UNITS: [(char, &str); 6] = [('省', ""), ('市', ""), ('州', ""), ('区', " District"), ('县', " County"), ('旗', " Banner")];

/// Places that English does not write in Pinyin.
const OWN: [(&str, &str); 3] = [("陕西", "Shaanxi"), ("内蒙古自治区", "Inner Mongolia"), ("西藏自治区", "Tibet")];

/// The English name of a court of the mainland; none of other names.
pub(crate) fn in_english(name: &str) -> Option<String> {
    if !name.ends_with('院') {
        return None;
    }
    let name = fold(name);
    let (place, level) = LEVELS.iter().find_map(|(zh, en)| name.strip_suffix(zh).map(|place| (place, *en)))?;
    let (place, unit) = UNITS.iter().find_map(|(zh, en)| place.strip_suffix(*zh).map(|rest| (rest, *en))).unwrap_or((place, ""));
    // 北京市朝阳区: the last unit says which
    let place = place.rsplit(['省', '市']).next().unwrap_or(place);
    let own = OWN.iter().find(|(zh, _)| place == *zh).map(|(_, en)| (*en).to_owned());
    let sounds = || place.chars().map(|c| c.to_pinyin().map(pinyin::Pinyin::plain)).collect::<Option<String>>();
    let mut spelt = own.or_else(sounds).filter(|spelt| !spelt.is_empty())?;
    spelt[..1].make_ascii_uppercase();
    Some(spelt + unit + level)
}

/// The name as such names are compared: without what English says in one story and leaves out in another.
pub(crate) fn plain(name: &str) -> Option<String> {
    name.ends_with(" Court")
        .then(|| name.replace("Higher People", "High People").replace(" Municipal", "").replace(" City", "").replace(" Provincial", ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_court_is_called_by_place_and_level() {
        let english = |name: &str| in_english(name).unwrap_or_default();
        assert_eq!(english("临海市中级人民法院"), "Linhai Intermediate People's Court");
        assert_eq!(english("浙江省高级人民法院"), "Zhejiang High People's Court");
        assert_eq!(english("北京市朝阳区人民法院"), "Chaoyang District People's Court");
        assert_eq!(english("北京知識產權法院"), "Beijing Intellectual Property Court");
        assert_eq!(in_english("华北学院"), None);
        assert_eq!(plain("Zhejiang Provincial Higher People's Court").as_deref(), Some("Zhejiang High People's Court"));
    }
}
