/// The names of indicators, areas, agencies, publishers and units in English news.
enum EnglishNames {
  static let text = """
    # What is measured, as `indicator` in the definitions of series calls it.
    indicator exports: exports abroad, shipments abroad
    indicator exports: export earnings, export value, export volume, exporters, exports
    indicator exports: exports of goods, goods exports, goods sold abroad, merchandise exports
    indicator exports: outbound goods, outbound ones, outbound shipments, overseas sales
    indicator exports: overseas shipments, sales abroad, sales overseas, value of exports
    indicator exports: value of goods sold abroad, value of its exports
    indicator exports stem: export, goods shipped, goods sold, sales, shipments
    indicator imports stem: deliveries, goods bought, goods purchased, import, purchases
    indicator exports verb: delivered goods, exported, exporting, shipped goods, sold goods
    indicator exports verb: supplied goods
    indicator imports: foreign purchases, goods bought abroad, goods imports, import value
    indicator imports: import volume, imports, imports of goods, inbound goods, inbound ones
    indicator imports: inbound shipments, merchandise imports, overseas purchases
    indicator imports: purchases from abroad, purchases from overseas, value of imports
    indicator imports verb: imported, importing
    indicator trade: combined exports and imports, combined imports and exports, commerce
    indicator trade: exports and imports combined, external trade, foreign trade
    indicator trade: foreign trade in goods, foreign trade of goods, foreign trade value
    indicator trade: foreign trade volume, goods imports and exports, goods trade, goods traded
    indicator trade: import & export, import and export, import and export of goods
    indicator trade: import and export value, import and export volume, imports & exports
    indicator trade: imports and exports, imports and exports of goods, merchandise trade
    indicator trade: total import and export value, total imports and exports, total trade
    indicator trade: trade in goods, trade of goods, trade turnover, trade value, trade volume
    indicator trade: turnover, value of foreign trade, value of goods traded
    indicator trade: value of import and export, value of imports and exports, value of trade
    indicator trade: volume of trade
    indicator trade stem: business, trade
    indicator balance: goods surplus, goods trade surplus, surplus, surplus in goods
    indicator balance: surplus in goods trade, surplus of trade, surpluses, tb, trade balance
    indicator balance: trade surplus, trade surplus in goods, trade surpluses
    indicator balance negative: deficit, goods deficit, trade deficit, trade gap, trade shortfall
    indicator cpi: consumer price, consumer price index, consumer price indexes
    indicator cpi: consumer price level, consumer prices, consumer-price index, cpi
    indicator cpi: prices paid by chinese consumers, prices paid by chinese shoppers
    indicator cpi: prices paid by consumers, prices paid by households, prices paid by shoppers
    indicator cpi growth: consumer inflation, consumer price growth, consumer price inflation
    indicator cpi growth: consumer price rises, cpi inflation, headline consumer inflation
    indicator cpi growth: headline inflation, inflation, inflation rate, rate of inflation
    indicator cpi decline: consumer deflation, consumer price deflation, cpi deflation, deflation
    indicator ppi: prices charged by chinese factories, prices charged by factories
    indicator ppi: ex-factory price index, ex-factory prices, factory gate prices, factory prices
    indicator ppi: factory-gate price index, ppi, prices at the factory gate, producer price
    indicator ppi: producer price index, producer price index for industrial products
    indicator ppi: producer price index of industrial products, producer price indexes
    indicator ppi: producer prices, producer prices for industrial products
    indicator ppi: producer prices of industrial products
    indicator ppi growth: factory gate inflation, factory inflation, ppi inflation
    indicator ppi growth: producer inflation, producer price inflation
    indicator ppi decline: factory deflation, factory gate deflation, ppi deflation
    indicator ppi decline: producer deflation, producer price deflation

    # "Excluding food and energy": only where a word such as "excluding" stands before.
    indicator cpi-core: core cpi excluding the prices of food and energy, excluding the price of food and energy
    indicator cpi-core: excluding the prices of food and energy, core cpi excluding food and energy
    indicator cpi-core: core cpi excluding the price of food and energy
    indicator cpi-core: core consumer price index, core consumer prices, core cpi, core gauge
    indicator cpi-core: core index, core measure, core prices, core rate, core reading
    indicator cpi-core: food and energy, food and energy costs, food and energy prices
    indicator cpi-core: volatile food and energy, volatile food and energy costs
    indicator cpi-core: volatile food and energy prices
    indicator cpi-core growth: core consumer inflation, core consumer price inflation
    indicator cpi-core growth: core inflation
    indicator cpi-food: food costs, food cpi, food price, food prices, price of food, price of foods
    indicator cpi-food: prices of food, prices of foods, that of food, those of food
    indicator cpi-nonfood: non-food price, non-food prices, nonfood prices, price of non-food
    indicator cpi-nonfood: prices of non-food, prices of non-food items, prices of nonfood
    indicator cpi-nonfood: that of non-food, those of non-food, those of non-food items
    indicator cpi-food growth: food inflation, food price inflation
    indicator cpi-nonfood growth: non-food inflation, nonfood inflation
    indicator cpi-food stem: food
    indicator cpi-nonfood stem: non-food
    indicator cpi-pork: pork, pork price, pork prices, price of pork, prices of pork

    # Areas: ISO 3166 codes, and the codes of groups.
    area CN: beijing, china, chinese, chinese mainland, cn, mainland china
    area CN: people's republic of china, sino, the mainland, the world's factory
    area CN: the world's workshop, world's factory, world's workshop
    area RU: kremlin, moscow, ru, russia, russian, russian federation
    area US: america, american, the states, u.s, u.s., united states, united states of america, usa
    area US: washington
    area EU: brussels, e.u., eu, european, european union
    area ASEAN: asean, association of south east asian nations
    area ASEAN: association of southeast asian nations, southeast asian nations
    area JP: japan, japanese, tokyo
    area KR: korea, korean, republic of korea, rok, seoul, south korea, south korean
    area KP: dprk, north korea, north korean, pyongyang
    area TW: taipei, taiwan, taiwanese
    area HK: hong kong
    area MO: macao, macau
    area AU: australia, australian, canberra
    area NZ: new zealand
    area IN: india, indian, new delhi
    area ID: indonesia, indonesian
    area VN: viet nam, vietnam, vietnamese
    area MY: malaysia, malaysian
    area TH: thai, thailand
    area SG: singapore, singaporean
    area PH: philippine, philippines
    area MM: myanmar
    area KH: cambodia
    area LA: laos
    area PK: pakistan, pakistani
    area BD: bangladesh
    area KZ: kazakhstan
    area MN: mongolia
    area IR: iran, iranian
    area SA: saudi, saudi arabia
    area AE: uae, united arab emirates
    area TR: turkey, turkish, turkiye
    area IL: israel, israeli
    area UA: ukraine, ukrainian
    area BY: belarus
    area DE: berlin, german, germany
    area FR: france, french
    area IT: italian, italy
    area ES: spain, spanish
    area NL: dutch, netherlands
    area PL: poland, polish
    area BE: belgium
    area CH: swiss, switzerland
    area SE: sweden, swedish
    area GR: greece, greek
    area HU: hungarian, hungary
    area GB: britain, british, england, london, u.k., uk, united kingdom
    area CA: canada, canadian
    area MX: mexican, mexico
    area BR: brazil, brazilian
    area AR: argentina, argentine
    area CL: chile, chilean
    area PE: peru
    area ZA: south africa, south african
    area NG: nigeria
    area EG: egypt
    area EZ: euro area, euro zone, eurozone
    place: africa, african, anhui, asia, asian, belt and road, belt and road countries
    place: belt and road partners, brics, central and eastern european countries, central asia
    place: chongqing, cities, countryside, developing countries, emerging markets, europe
    place: five central asian countries, fujian, g7, gcc, guangdong, guangxi, guangzhou, hainan
    place: hebei, heilongjiang, henan, hubei, hunan, jiangsu, latin america, latin american
    place: liaoning, middle east, north america, oceania, opec, rcep, rcep members
    place: rest of the world, rural, rural areas, shandong, shanghai, shenzhen, sichuan
    place: south america, southeast asia, the provinces, tianjin, towns, urban, urban areas
    place: villages, xinjiang, yangtze river delta, yiwu, yunnan, zhejiang

    # Who publishes figures, and of which area. What other countries' agencies are called, too, is
    # shared: it counts only where the text names the country.
    agency GACC in CN shared: customs, customs administration, customs authorities
    agency GACC in CN shared: customs authority, customs bureau, customs data, customs figures
    agency GACC in CN shared: customs general administration, customs statistics
    agency GACC in CN shared: general customs administration, the customs
    agency GACC in CN: china customs, china's customs, chinese customs, gac, gacc
    agency GACC in CN: general administration of customs
    agency GACC in CN: general administration of customs of china
    agency GACC in CN: general administration of customs of the people's republic of china
    agency NBS in CN shared: bureau of national statistics, bureau of statistics
    agency NBS in CN shared: national bureau of statistics, national statistical bureau
    agency NBS in CN shared: national statistics bureau, nbs, statistics bureau
    agency NBS in CN: national bureau of statistics of china
    agency FCS in RU: fcs, federal customs service, russia's customs, russian customs
    agency FCS in RU: russian federal customs service
    agency MOFCOM in CN shared: commerce ministry, ministry of commerce
    agency MOFCOM in CN: mofcom
    agency PBOC in CN shared: central bank
    agency PBOC in CN: pboc, people's bank of china
    agency SCIO in CN: scio, state council information office
    agency NDRC in CN: national development and reform commission, ndrc
    agency STATE-COUNCIL in CN: state council
    agency MFA in CN shared: foreign ministry, ministry of foreign affairs
    agency SAFE in CN: safe data, state administration of foreign exchange

    # Offices that many countries have: which country's, the text must tell.
    institution: bureau of economic analysis, bureau of labor statistics, census bureau
    institution: department of commerce, department of statistics, department of trade
    institution: economy ministry, finance ministry
    institution: industry ministry, ministry of economy, ministry of finance, ministry of industry
    institution: ministry of trade, national statistics agency, national statistics institute
    institution: national statistics office, office for national statistics, statistical agency
    institution: statistical office, statistics agency, statistics authority
    institution: statistics department, statistics institute, statistics office
    institution: statistics service, trade department, trade ministry, treasury

    # Papers and news agencies.
    publisher Reuters: reuters
    publisher AFP: afp, agence france presse, agence france-presse, french news agency
    publisher AP: ap, associated press
    publisher Xinhua: xinhua, xinhua news agency
    publisher Bloomberg: bloomberg, bloomberg news
    publisher TASS: tass
    publisher Interfax: interfax
    publisher RIA Novosti: ria novosti
    publisher China Daily: china daily
    publisher Global Times: global times
    publisher CNBC: cnbc
    publisher BBC: bbc
    publisher Caixin: caixin
    publisher Kyodo News: kyodo, kyodo news
    publisher CCTV: cctv, china central television
    publisher China Media Group: china media group, cmg
    publisher Phoenix TV: phoenix tv
    publisher Nikkei: nikkei, nikkei asia
    publisher Financial Times: financial times
    publisher South China Morning Post: scmp, south china morning post

    # What numbers count.
    currency USD: $, dollar, dollars, u.s. dollar, u.s. dollars, u.s.$, us dollar, us dollars, us$
    currency USD assumed: usd
    currency CNY: chinese yuan, cny, cn¥, renminbi, rmb, yuan, ¥
    currency EUR: eur, euro, euros, €
    currency RUB: rouble, roubles, rub, ruble, rubles, ₽
    currency JPY: japanese yen, jpy, yen
    currency GBP: gbp, pounds, sterling, £
    currency KRW: won
    currency HKD: hk$, hong kong dollar, hong kong dollars
    currency AUD: a$, australian dollars
    multiplier 3: thousand
    multiplier 6: m, million, millions, mln, mn
    multiplier 9: b, billion, billions, bln, bn
    multiplier 12: t, tln, tn, trillion, trillions, trln, trn
    percent: %, pct, per cent, percent, percentage
    points: basis points, bps, pct points, per cent points, percent points, percentage point
    points: percentage points, point, points, pp, pps, ppt, ppts
    other-unit: barrel, barrels, barrels per day, bpd, cars, companies, containers, countries
    other-unit: cubic meters, cubic metres, enterprises, firms, hectares, homes, items, jobs, kg
    other-unit: kilograms, kilometers, kilowatt-hours, km, metric tons, mt, passengers, people, teu
    other-unit: teus, times, ton, tonne, tonnes, tons, trips, units, vehicles, workers
    other-unit: yuan per dollar

    # What else news counts, and what therefore is no figure of the subjects above.
    other-subject: auto exports, auto sales, beef, beef prices, births, bond yields, box office
    other-subject: car exports, car sales, cargo throughput, coal imports, commodity prices
    other-subject: consumer goods prices, consumption, copper imports, credit, crude imports
    other-subject: crude oil imports, crude prices, csi 300, deposits, dow, duties, duty
    other-subject: economic growth, economic output, economy, egg prices, energy prices, equities
    other-subject: exchange rate, export orders, export prices, factory output, fdi
    other-subject: fixed asset investment, fixed-asset investment, foreign direct investment
    other-subject: foreign exchange reserves, forex reserves, fruit prices, fuel prices, gas imports
    other-subject: gas prices, gasoline prices, gdp, general trade, grain imports
    other-subject: gross domestic product, growth target, hang seng, home prices, house prices
    other-subject: housing prices, import prices, income, index, industrial output
    other-subject: industrial production, industrial profits, interest rate, interest rates
    other-subject: investment, iron ore imports, jobless rate, lending, loans, m2
    other-subject: manufacturing output, money supply, mutton, new export orders, new home prices
    other-subject: new loans, nikkei 225, oil imports, oil price, oil prices, pmi, population
    other-subject: price of consumer goods, price of services, prices of consumer goods
    other-subject: prices of services, prices of vegetables, processing trade, profit, profits
    other-subject: property investment, property sales, purchasing managers index
    other-subject: purchasing managers' index, rare earth exports, raw material prices, rent, rents
    other-subject: reserve requirement, reserves, retail sales, revenue, s&p 500, sales
    other-subject: service prices, service trade, services prices, services trade
    other-subject: shanghai composite, shares, soybean imports, steel exports, stocks, tariff
    other-subject: tariffs, tourism, trade in services, trade tensions, trade war, unemployment
    other-subject: unemployment rate, vegetable prices, vehicle exports, vehicle sales, wages, yield
    other-subject: yields, youth unemployment
    """
}
