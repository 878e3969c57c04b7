//! Eras: names that years are counted from.

/// The years before the first ones of China's last two dynasties and its republic, and of Japan's last emperors.
const ERAS: [(&str, i64); 38] = [
    ("a.d", 0),
    ("a.d.", 0),
    ("ad", 0),
    ("ce", 0),
    ("公元", 0),
    ("西元", 0),
    ("洪武", 1367),
    ("建文", 1398),
    ("永乐", 1402),
    ("洪熙", 1424),
    ("宣德", 1425),
    ("景泰", 1449),
    ("天顺", 1456),
    ("成化", 1464),
    ("弘治", 1487),
    ("正德", 1505),
    ("嘉靖", 1521),
    ("隆庆", 1566),
    ("万历", 1572),
    ("泰昌", 1619),
    ("天启", 1620),
    ("崇祯", 1627),
    ("顺治", 1643),
    ("康熙", 1661),
    ("雍正", 1722),
    ("乾隆", 1735),
    ("嘉庆", 1795),
    ("道光", 1820),
    ("咸丰", 1850),
    ("同治", 1861),
    ("光绪", 1874),
    ("宣统", 1908),
    ("民国", REPUBLIC),
    ("明治", 1867),
    ("大正", 1911),
    ("昭和", 1925),
    ("平成", 1988),
    ("令和", 2018),
];

/// The last year before the Republic of China, whose years Taiwan counts with or without the name.
pub(super) const REPUBLIC: i64 = 1911;

/// The year before the first one of an era.
pub(super) fn before(era: &str) -> Option<i64> {
    ERAS.iter().find(|(name, _)| *name == era).map(|&(_, year)| year)
}
