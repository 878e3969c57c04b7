//! Words that tell a name from what is no name, for the reader of organisations' endings.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::text::edge::Edge;

/// Words with blanks between them.
pub(super) struct Set {
    words: LazyLock<FxHashSet<&'static str>>,
    /// What the words begin and end with: most that is asked for is none of them.
    edges: [Edge; 2],
}

impl Set {
    pub fn contains(&self, word: &str) -> bool {
        self.edges[1].may_end(word) && self.edges[0].may_begin(word) && self.words.contains(word)
    }

    pub fn iter(&self) -> impl Iterator<Item = &'static str> {
        self.words.iter().copied()
    }
}

macro_rules! words {
    ($(#[$about:meta])* $name:ident = $words:literal) => {
        $(#[$about])*
        pub(super) static $name: Set = Set { words: LazyLock::new(|| $words.split(' ').collect()), edges: Edge::of_words($words) };
    };
}

words! {
    /// Endings of two characters that make a name of a proper noun before them, as the longer ones do.
    SHORT_BUT_STRONG = "集团 银行 法院 大学 协会 公司 证券 人寿 置业 地产 药业 律所 中院 高院 学院 商会 日报 晚报 时报 周刊 财险 期货 信托 影业 \
    重工 总局"
}

words! {
    /// Endings that with a place alone before them name no single body.
    NOT_OF_A_PLACE = "公司 集团 汽车 科技 电子 技术 投资 基金 证券 保险 新闻 航空 网络 物流 制药 地产 组合 生物 半导体 传媒 资本 工厂 医院 小学 \
    中学 学校 杂志 股份 控股 企业 期货 信托 乐队 出版社 实验室 俱乐部 工作室 律师事务所 会计师事务所 事务所 电视台 信用社 药业 \
    影业 诊所 财团 工会 商会"
}

words! {
    /// Words before an ending that make no name with it.
    NO_NAMES = "深市 沪市 港股 美股 上市 子 母 分 总 关联 控股 合资 科技 互联网 保险 基金 证券 投资 这家 该 本 贵 我 全资 旗下 新 老 大 小 外国 国有 民营 \
    有限 股份 一审 二审 上级 下级 当地 地方 联邦 最高 终审 上诉 高级 中级 基层 董事 监事 股东 职工 委员 中央 商业 创业 目标 \
    收购 竞争 美国 中国 多家 两家 一家 几家 三家 整个 所在 原 前 其他 跨国 龙头 初创 壳 房地产 房产 地产 电商 游戏 软件 汽车 \
    制药 医药 律师 会计 评级 咨询 经纪 海外 境外 境内 国内 国外 外资 陆资 中资 港资 台资 日资 美资 韩资 侨资 财务 独角兽 人工智能 机器人 新能源 \
    短视频 大模型 自动驾驶 网约车 充电宝 共享单车 元宇宙 区块链 云计算 物联网 大数据 人脸识别 无人机 造车 脱口秀 网红 手游 页游 二手车 租车 \
    家装 长租公寓 教培 在线教育 美妆 护肤 潮玩 盲盒 预制菜 医美 锂电 光伏 储能 集成电路 跨境电商 生鲜 外卖 茶饮 奶茶 壳 代运营 经纪 中介 网文 动画 \
    动漫 图书 音乐 唱片 影视 制作 广告 公关 基因 芯片 半导体 体检 保洁 搬家 清洁 空壳 前 原 现 两"
}

words! {
    /// What a body is called between its country and its name: 美国私募北脊资本 is 北脊资本.
    DESCRIBES = "私募基金 对冲基金 私募 投行 巨头 厂商 著名 知名 老牌 最大 车企 药企 房企 券商 零售商 运营商 开发商 供应商 制造商 代工厂"
}

words! {
    /// Words that hold a character at which names end, and stand in names.
    INSIDE_NAMES = "国家 经济 经侦 经贸 经营 经理 项目 共和 和平 和谐 和记 和信 基本 资本 日本 定位 工位 单位 数据 依法 对外 以色列 普及 条件 个人"
}

words! {
    /// Beginnings of names that stand where a place could.
    LEADS = "中华 全国 国家 国际 世界 亚洲 中央 海峡"
}

words! {
    /// Endings that make a name with such a beginning.
    LED = "协会 学会 基金会 委员会 联合会 研究会 促进会 商会 总会 研究院 研究所 科学院 学院 总局 管理局 监督管理局"
}

words! {
    /// Bodies whose offices in a place are called after both: 证监会广东监管局.
    PARENTS = "证监会 银保监会 银监会 保监会 金融监管总局 税务总局 海关总署 外汇局"
}

words! {
    /// Trades that make a name with a brand: 北脊电器, 蓝鲸游戏.
    TRADES = "电器 电气 电子 科技 游戏 资讯 食品 饮料 家居 百货 超市 酒业 乳业 药业 能源 文化 娱乐 影视 影业 传媒 通信 通讯 光电 \
    钢铁 化工 医疗 服饰 物业 快递 速运 照明 电力 家电 软件 数码 互动 动漫 唱片 资本 创投 地产 置业 汽车 航空 物流 制药 生物 \
    半导体 网络 证券 实业 人寿 财险 重工 新材 锂业 矿业 铜业 铝业 纸业 茶业 生技 精密 营造 置地 金控 新能 水务 农牧 种业 餐饮 饮食 \
    航运 海运 院线 医材 航太 重机 特钢 兴业 微电子 智造 智联 智驾 电通 科创 文旅 \
    煤业 日化 生医 林业 油脂 米业 鞋业 管业 盐业 糖业 金业 铁业 木业 车业 鞋服 数科 数智 云科"
}

words! {
    /// Trades that are words of the language as well: a brand before them wants a sign that it is a firm.
    WIDE_TRADES = "控股 投资 支付 租赁 股份 智能 材料 建设 智慧 国际 发展 开发 企业 工业 制造 数据 信息 教育 旅游 旅行 出行 咖啡 零售 健康 \
    基因 音乐 出版 电池 芯片 工程 环境 农业 玩具 医美 体育 健身 设计 直播 生鲜 优选 商业 电脑 广告 卫星 电影 电信 光学 机械 机电 电机 \
    化学 纺织 建材 光伏 环保 饮品 茶饮 酒店 医药 数位 软体 轮胎 轴承 船舶 动力 电缆 包装 家具 家纺 服装 珠宝 商贸 新能源 新材料 \
    生物科技 机器人 储能 药房 创意 电商 影城 \
    自行车 资产管理 酒店管理 物业管理 投资管理 基金管理 供应链 粮油 装饰 园林 路桥 医院 美容 家装 二手车 单车 充电 短剧 动画 饰品 眼镜 香料 \
    涂料 化妆品 护肤 宠物 烘焙 火锅 奶茶 茶铺 面包 啤酒 白酒 童装 母婴 \
    果汁 农机 机床 精化 精工 钢构 电镀 石材 康养 牧业 菜业 视讯 文创 财富 资管 基建 光能 冷链 物联 物联网 安防 家化 钟表 \
    表业 陶瓷 卫浴 箱包 印染 化纤 塑胶 水泥 风电 水电 焦化 石化 燃气 热电 环卫 港口 港务 船务 货运 客运 租车 汽贸 汽配 仪器 \
    电梯 空调 冷气 封测 中药 造纸 小贷 金服 金融 消金 保理 金租 演艺 戏院 农场 牧场 水产 渔业 果业 饲料 农化 酒庄 茶庄 \
    大饭店 快运 造船 建工 建机 汽零 电装 磁材 膜业 胶业 漆业 门业 布业 钢管 钢构件 制冷 制衣 制鞋 制罐 酿酒 酿造 调味品 调味 \
    乳品 奶业 肉业 蛋业 粮业 饼业 卤味 快餐 酒楼 茶室 互娱 网娱 电竞 数娱 书业 医科 医生集团 药妆 化妆 美妆 美容仪 家清 文具 \
    机工 机床厂 玩具厂 灯泡厂 药材公司 竹业 棉业 丝业 丝绸 毛纺 毛业 环科 仓储 商旅 电讯 数创 数融 智行 智联网 智控 智家 康宠 \
    宠医 \
    贸易 进出口 经贸 花卉 花坊 制茶 茶叶 茶行 糕点 酱业 肉品 时装 皮具 羽绒 羊绒 \
    布艺 瓷业 玻纤 混凝土 砂石 装修 装潢 幕墙 门窗 铝材 型材 铸造 锻造 阀门 泵业 \
    水泵 电线 变压器 仪表 传感 激光 光纤 微电 晶圆 封装 硅业 太阳能 充电桩 电动车 摩托 \
    机车 客车 零部件 汽车零部件 航材 无人机 速递 货代 港航 巴士 民宿 旅行社 \
    乐园 书局 报业 公关 咨询 人才 保安 家政 书院 \
    牙科 口腔 眼科 体检 检测 生科 制剂 器械 医械 养老 \
    农信 典当 投顾 锁业 音响 乐器 灯饰 灯具 电工 电子商务 网贷 快送 外卖 \
    商城 优购 易购 速食 凉茶 餐厅 食府 会计师行 芯微电 车厂 船厂 氢能 核能 纺机 材科 信科 \
    电讯盈科 饼家 药行 车行 影音 数艺 智算 算力 云计算 锚链 钢绳 电气设备"
}

words! {
    /// Trades that stand in names of firms and hardly elsewhere: told twice, even a word of the language before them is a brand.
    OF_FIRMS = "药业 制药 乳业 酒业 影业 置业 重工 财险 人寿 锂业 矿业 铜业 铝业 纸业 茶业 置地 金控 实业 创投 新材 生技 生医 证券 资本 煤业 日化 米业 鞋业 \
    数科 数智 智驾 智联 航太 农牧 种业 营造 传媒 餐饮 速运 互动"
}

words! {
    /// Words that say of what kind a trade is, and name nobody.
    KINDS_OF_TRADE = "公募 私募 股票 债券 货币 指数 对冲 社保 养老 意外 车辆 重疾 政策 中央 村镇 犯罪 诈骗 利益 走私 贩毒 家族 \
    开户 托管 代理 收款 发卡 往来 主办 牵头 贷款 债权 合作 存管 对口 定点 三甲 社区 公立 私立 涉案 上市 未来 \
    手机 电脑 家用 家电 车载 车用 航天 卫星 光伏 风力 太阳 锂电 动力 固态 石墨 高速 低碳 清洁 环保 节能 健康 \
    智慧 云端 移动 跨境 同城 社交 校园 城乡 乡村 县域 下沉 中式 西式 日式 韩式 港式 台式 平价 廉价 奢侈 中小 \
    小微 头部 腰部 尾部 老牌 新锐 初创 明星 网红 经典 热门 小众 大众 主题 户外 室内 家居 厨房 办公 商务 休闲 \
    娱乐 竞技 体育 音乐 影视 动漫 图书 视频 直播 短视 长视 网络 独立 单机 手工 天然 有机 无糖 低脂 速溶 现制 \
    现磨 散装 瓶装 罐装 冷冻 生鲜 海鲜 水产 禽类 畜牧 粮食 经济 技术 知识 产权 专利 品牌 产业 实体 线下 平台 \
    终端 渠道 经销 批发 零售 租房 购房 二手 期货 现货 黄金 白银 原油 煤炭 钢铁 有色 稀土 建筑 装修 工程 机器 \
    设备 机电 五金 橡胶 塑料 纺织 服装 鞋帽 箱包 美容 美发 医美 口腔 眼科 中药 西药 疫苗 基因 细胞 抗体 创新 \
    仿制 处方 国产 消费 智能 电动 日系 德系 合资 自主 豪华 民营 国有 外资 传统 主流 商用 大型 小型 全球 国内 \
    海外 新型 其他 上述 多家 数字 生物 化工 机械 汽车 电子 能源 工业 精密 半导 信息 互联 线上 在线 进口 出口 \
    本土 本地 部分 所有 各大 知名 相关 系列 整个 许多 该类 此类 高端 中端 低端 农业 医疗 文化 金融 房产 科技 \
    美国 日本 停止 社会 重仓 加仓 布局 押注 力推 居民 住宅 城市 农村 境外 境内 民族 地方 新兴 中资 陆资 港资 \
    台资 日资 美资 韩资 开始 继续 从事 参与 负责 涉及 推动 禁止 委托 授权 拒绝 计划 立即 许诺 大规 批量 恢复 \
    暂停 终止 加快 扩大 用于 专业 综合 现代 绿色 特色 优质 普通 公共 民用 家庭 儿童 老年 女性 个人 公司 企业 \
    项目 产品 市场 行业 重点 核心 关键 主要 基础 固定 无形 不良 净资 总资 流动 名下 全部 巨额 自有 转移 冻结 \
    查封 变卖 处置 出售 剥离 优先 普惠 供应 地下 民间 消费者 违法 非法 虚假 恶意 正常 统一 集中 连锁 门店"
}

words! {
    /// Bodies that are kinds of bodies too: with a word of the language before them they want a sign that a firm is told of.
    BODIES = "集团 基金 保险 银行 信托 期货 医院 药厂"
}

words! {
    /// Trades that with the name of a firm before them make another firm's: 永利酒业. What firms sell is not among them: 苹果汽车.
    LENGTHENS = "科技 实业 地产 证券 基金 信托 控股 物流 文化 娱乐 影视 能源 矿业 生物 医疗 电气 化工 餐饮 食品 百货 国际 租赁 金融 \
    工程 建工 机电 精密 新能源 集团 农业 环保 风电 水务"
}

words! {
    /// Trades that stand in names of firms alone: with a word of the language before them they make one where nothing else goes on.
    SURE_TRADES = "药业 影业 乳业 置业 财险 人寿 锂业 置地 金控 生技 生医 日化 数科 智驾 航太 农牧 科创 微电子 互娱 文创 精工 重机 牧业 纸业"
}

/// Whether a brand before the ending makes a firm's name.
pub(super) fn is_trade(ending: &str) -> bool {
    TRADES.contains(ending) || WIDE_TRADES.contains(ending)
}
