"""Stories by the thousand, made from templates of our own: invented firms sue each other, outlets tell of it in their words.

The same number always gives the same story, so a corpus of ten is the beginning of one of ten thousand.
"""

import random

SYLLABLES = "岚沐澜屿霁禾槿芷汀渚砚棠衡舟翎珩嵘嵩峤岑崧峄泽渊泓澄澈湛漪潞漳沅湘沁沂洮涪淮瀚浩瀛琅琨瑾瑜璟璇珞琮钧铭锐铎"
TRADES = ["科技", "医药", "能源", "物流", "食品", "文化", "重工", "材料"]
CITIES = ["海州", "临江", "青浦", "云阳", "松岭", "白河", "东屏", "安澜", "石桥", "长汀"]
OUTLETS = ["晨渡时报", "江畔财经", "北岸新闻", "The Ferry Post", "石桥晚报", "云阳商报"]
ENGLISH = ["Harrow", "Pin", "Tam", "Bright", "Cor", "Med", "Oak", "Pell", "Quill", "Wend"]
ENDINGS = ["field", "mere", "wick", "ton", "ley", "ford", "gate", "stead", "worth", "combe"]
TRADES_IN_ENGLISH = ["Freight", "Foods", "Energy", "Textiles", "Robotics", "Pharma", "Studios", "Metals"]

# how many stories tell of one dispute, and how many firms are in disputes of many others
STORIES_OF_ONE = 5
BIG_FIRMS = 40


def firm(number: int) -> str:
    """Name number so-and-so, no other number's."""
    size, spread = len(SYLLABLES), number * 7919
    name = "".join(SYLLABLES[i % size] for i in (spread, spread // size, spread // size // size))
    return f"{name}{TRADES[spread // size // size // size % len(TRADES)]}公司"


def story(number: int) -> dict[str, str]:
    """One story; one dispute in five is with a big firm, one in twenty is told in English."""
    matter = random.Random(number // STORIES_OF_ONE)
    telling = random.Random(f"telling {number}")
    if matter.random() < 0.05:
        return _english(number, matter, telling)
    a = firm(2 * (number // STORIES_OF_ONE))
    b = firm(1_000_000 + matter.randrange(BIG_FIRMS)) if matter.random() < 0.2 else firm(2 * (number // STORIES_OF_ONE) + 1)
    court, year = f"{matter.choice(CITIES)}市中级人民法院", 2012 + matter.randrange(12)
    month, day, asked = 1 + matter.randrange(12), 1 + matter.randrange(28), 1 + matter.randrange(90)
    text = telling.choice([f"{a}状告{b}索赔{asked}亿元\n\n", f"{a}与{b}对簿公堂\n\n", f"{b}被诉\n\n"])
    text += f"{year}年{month}月{day}日，{a}在{court}起诉{b}，索赔{asked}亿元。"
    rest = [
        f"{a}称，{b}窃取了它的第{telling.randrange(900)}号图纸。",
        f"{b}否认侵权，并表示将应诉到底。",
        f"{year + 1}年{1 + matter.randrange(12)}月{1 + matter.randrange(28)}日，{court}判令{b}赔偿{a}{100 * asked}万元。",
        f"{b}不服，于{year + 1}年12月提起上诉。",
        f"{a}去年营收{1 + telling.randrange(400)}亿元。",
        f"{telling.choice(CITIES)}市市场监督管理局对{b}罚款{10 * (1 + matter.randrange(90))}万元。",
    ]
    for sentence in rest:
        if telling.random() < 0.6:
            text += sentence
        if telling.random() < 0.25:
            text += "\n\n"
    return {"id": f"story-{number:07}", "text": text, "published": f"{year + 2}-01-15", "source": telling.choice(OUTLETS)}


def _english(number: int, matter: random.Random, telling: random.Random) -> dict[str, str]:
    a, b = (f"{matter.choice(ENGLISH)}{matter.choice(ENDINGS)} {matter.choice(TRADES_IN_ENGLISH)} Inc." for _ in range(2))
    year, asked = 2012 + matter.randrange(12), 1 + matter.randrange(90)
    text = f"{a} sued {b} on {1 + matter.randrange(28)} May {year}, seeking ${asked} million in damages."
    for sentence in [f" {b} denied the claims.", f" {a} said {b} had breached the contract.", f" {b} appealed in {year + 1}."]:
        if telling.random() < 0.6:
            text += sentence
    return {"id": f"story-{number:07}", "text": text, "published": f"{year + 2}-01-15", "source": telling.choice(OUTLETS)}
