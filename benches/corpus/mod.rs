//! Stories by the thousand, made from templates of our own: invented firms sue each other, outlets tell of it in their words.
//!
//! The same number always gives the same story, so a corpus of ten is the beginning of one of ten thousand.

use feudline::Document;
use feudline::value::when::Day;

/// What kind of world the stories are about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum World {
    /// Many disputes of a few stories each; big firms, courts and regulators turn up in many of them.
    Many,
    /// One firm against everybody.
    Hub,
    /// All stories are about one dispute.
    One,
}

/// How many stories tell of one dispute.
const STORIES_OF_ONE: usize = 5;

const SYLLABLES: &str = "岚沐澜屿霁禾槿芷汀渚砚棠衡舟翎珩嵘嵩峤岑崧峄泽渊泓澄澈湛漪潞漳沅湘沁沂洮涪淮瀚浩瀛琅琨瑾瑜璟璇珞琮钧铭锐铎";
const TRADES: &[&str] = &["科技", "医药", "能源", "物流", "食品", "文化", "重工", "材料"];
const CITIES: &[&str] = &["海州", "临江", "青浦", "云阳", "松岭", "白河", "东屏", "安澜", "石桥", "长汀"];
const OUTLETS: &[&str] = &["晨渡时报", "江畔财经", "北岸新闻", "The Ferry Post", "石桥晚报", "云阳商报"];

/// Story number `n` of a world.
pub fn story(world: World, n: usize) -> Document {
    let matter = if world == World::One { 0 } else { n / STORIES_OF_ONE };
    let telling = if world == World::One { n } else { n % STORIES_OF_ONE };
    let mut dice = Dice::new(matter as u64 + 1);
    let plaintiff = firm(2 * matter);
    let defendant = match world {
        World::Hub => firm(1),
        // one dispute in five is with one of forty big firms
        World::Many if dice.below(5) == 0 => firm(1_000_000 + dice.below(40)),
        _ => firm(2 * matter + 1),
    };
    let court = format!("{}市中级人民法院", CITIES[dice.below(CITIES.len())]);
    let (month, day, asked) = (1 + dice.below(12), 1 + dice.below(28), 1 + dice.below(90));
    let year = 2012 + dice.below(12);
    let mut told = Dice::new(n as u64 + 7_000_000);
    let outlet = OUTLETS[told.below(OUTLETS.len())];
    let mut text = match told.below(3) {
        0 => format!("{plaintiff}状告{defendant}索赔{asked}亿元\n\n"),
        1 => format!("{plaintiff}与{defendant}对簿公堂\n\n"),
        _ => format!("{defendant}被诉\n\n"),
    };
    text += &format!("{year}年{month}月{day}日，{plaintiff}在{court}起诉{defendant}，索赔{asked}亿元。");
    let rest = [
        format!("{plaintiff}称，{defendant}窃取了它的第{}号图纸。", told.below(900)),
        format!("{defendant}否认侵权，并表示将应诉到底。"),
        format!(
            "{}年{}月{}日，{court}判令{defendant}赔偿{plaintiff}{}万元。",
            year + 1,
            1 + dice.below(12),
            1 + dice.below(28),
            100 * asked
        ),
        format!("{defendant}不服，于{}年{}月提起上诉。", year + 1, 12),
        format!("{plaintiff}去年营收{}亿元。", 1 + told.below(400)),
        format!("记者{}月前往{}，当地人说起此事，多半摇头。", 1 + told.below(12), CITIES[told.below(CITIES.len())]),
        format!("{}市市场监督管理局对{defendant}罚款{}万元。", CITIES[told.below(CITIES.len())], 10 * (1 + dice.below(90))),
    ];
    for (i, sentence) in rest.into_iter().enumerate() {
        if told.below(3) > 0 || i == telling % 7 {
            text += &sentence;
        }
        if told.below(4) == 0 {
            text += "\n\n";
        }
    }
    let published = Day::from_ymd_opt(i32::try_from(year + 2).expect("a year"), 1, 15).expect("a day of the calendar");
    Document::new(format!("story-{n:06}"), text).with_published(published).with_source(outlet)
}

/// Name number `n`, no other number's.
fn firm(n: usize) -> String {
    let syllables: Vec<char> = SYLLABLES.chars().collect();
    let (size, spread) = (syllables.len(), n.wrapping_mul(7919));
    let name: String = [spread, spread / size, spread / size / size].iter().map(|i| syllables[i % size]).collect();
    let trade = TRADES[spread / size / size / size % TRADES.len()];
    format!("{name}{trade}公司")
}

/// Numbers without a pattern, always the same: splitmix64.
struct Dice(u64);

impl Dice {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % sides as u64).expect("a small number")
    }
}
