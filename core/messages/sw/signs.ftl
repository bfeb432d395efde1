### Kiswahili: the label of each sign. Whoever knows the language and the work: mend what is wrong, and put your name here.

reviewer = nobody yet

# does not respond
sign-unresponsive = haitikii
# harsh noise when breathing in
sign-stridor = sauti kali anapovuta pumzi
# struggling to breathe
sign-respiratory-distress = anapumua kwa shida sana
# blue lips or tongue
sign-central-cyanosis = midomo au ulimi wa bluu
# swelling of mouth, throat or neck
sign-mouth-throat-or-neck-swelling = uvimbe wa mdomo, koo au shingo
# wheezing
sign-wheezing = sauti kama filimbi kifuani anapotoa pumzi
# cough
sign-cough = kikohozi
# trouble with breathing
sign-difficult-breathing = kupumua kwa shida
# lower chest goes in when breathing in
sign-chest-indrawing = kifua cha chini kinaingia ndani
# lower chest goes in deeply when breathing in
sign-severe-chest-indrawing = kifua cha chini kinaingia ndani sana
# runny nose
sign-runny-nose = mafua
# weak and fast pulse
sign-weak-and-fast-pulse = mapigo dhaifu na ya haraka
# cold hands and feet
sign-cold-extremities = mikono na miguu baridi
# heavy bleeding
sign-heavy-bleeding = kutoka damu nyingi
# bleeding that goes on
sign-ongoing-bleeding = damu inayoendelea kutoka
# very pale
sign-severe-pallor = amepauka sana
# fainted recently
sign-recent-fainting = amezimia hivi karibuni
# somewhat pale
sign-some-pallor = amepauka kiasi
# convulsing now
sign-active-convulsions = degedege sasa
# convulsions in this illness
sign-convulsions-this-illness = degedege katika ugonjwa huu
# moves only when touched, or not at all
sign-moves-only-when-stimulated = anasogea tu akiguswa, au hasogei kabisa
# confused, drowsy or not themselves
sign-altered-mental-status = amechanganyikiwa, ana usingizi au si wa kawaida
# agitated
sign-agitation = amehangaika
# violent or aggressive
sign-violent-or-aggressive = mkali au mshari
# self-harm or thoughts of it
sign-self-harm = kujidhuru au kufikiria hivyo
# lethargic
sign-lethargy = mlegevu
# restless or irritable
sign-restless-or-irritable = hatulii au anakasirika
# stiff neck
sign-stiff-neck = shingo ngumu
# headache
sign-headache = kuumwa kichwa
# severe headache
sign-severe-headache = kuumwa kichwa sana
# new weakness, numbness or speech trouble in one part
sign-acute-focal-neurologic-complaint = udhaifu, ganzi au tatizo jipya la kuongea upande mmoja
# sudden change of vision
sign-acute-visual-disturbance = mabadiliko ya ghafla ya kuona
# newly weak all over
sign-acute-general-weakness = udhaifu mpya wa mwili wote
# dizziness
sign-dizziness = kizunguzungu
# fever
sign-fever = homa
# malaria test positive
sign-malaria-test-positive = kipimo cha malaria chanya
# malaria test negative
sign-malaria-test-negative = kipimo cha malaria hasi
# abnormally cold body
sign-hypothermia = mwili baridi kupita kawaida
# low blood sugar
sign-hypoglycaemia = sukari ya chini kwenye damu
# vomits everything
sign-vomits-everything = anatapika kila kitu
# vomiting
sign-vomiting = kutapika
# ongoing diarrhoea
sign-ongoing-diarrhoea = kuhara kunakoendelea
# severe vomiting
sign-severe-vomiting = kutapika sana
# diarrhoea for 14 days or more
sign-persistent-diarrhoea = kuhara kwa siku 14 au zaidi
# blood in the stool
sign-blood-in-stool = damu kwenye kinyesi
# does not feed well
sign-not-feeding-well = hanyonyi vizuri
# drinks eagerly
sign-drinks-eagerly = anakunywa kwa pupa
# skin pinch goes back slowly
sign-slow-skin-pinch = ngozi hurudi polepole
# cannot feed or drink
sign-unable-to-feed-or-drink = hawezi kula au kunywa
# drinks poorly
sign-drinks-poorly = anakunywa kwa shida
# sunken eyes
sign-sunken-eyes = macho yaliyozama
# skin pinch goes back very slowly
sign-very-slow-skin-pinch = ngozi hurudi polepole sana
# dehydrated
sign-dehydration = ameishiwa maji mwilini
# severely wasted
sign-visible-severe-wasting = amekonda sana
# swelling of both feet
sign-oedema-both-feet = uvimbe wa miguu yote miwili
# looks very ill
sign-looks-very-ill = anaonekana mgonjwa sana
# ear pain
sign-ear-pain = maumivu ya sikio
# ear discharge
sign-ear-discharge = sikio linatoa usaha
# ear discharge for 14 days or more
sign-persistent-ear-discharge = sikio linatoa usaha siku 14 au zaidi
# tender swelling behind the ear
sign-tender-swelling-behind-ear = uvimbe unaouma nyuma ya sikio
# red eyes
sign-red-eyes = macho mekundu
# pus from the eye
sign-pus-from-eye = usaha jichoni
# cloudy cornea
sign-clouding-of-cornea = ukungu kwenye mboni
# mouth ulcers
sign-mouth-ulcers = vidonda mdomoni
# deep or extensive mouth ulcers
sign-deep-mouth-ulcers = vidonda virefu au vingi mdomoni
# severe pain
sign-severe-pain = maumivu makali
# new chest or belly pain
sign-acute-chest-or-abdominal-pain = maumivu mapya ya kifua au tumbo
# severe belly pain
sign-severe-abdominal-pain = maumivu makali ya tumbo
# pain in the upper belly
sign-epigastric-pain = maumivu ya juu ya tumbo
# testicular pain or an erection that will not end
sign-acute-testicular-or-scrotal-pain = maumivu ya korodani au kusimama kusikoisha
# ECG suggests a heart attack
sign-ecg-acute-ischaemia = ECG inaonyesha shambulio la moyo
# dangerous injury
sign-high-risk-trauma = jeraha la hatari
# injury
sign-trauma = jeraha
# major burn
sign-major-burn = kuungua vibaya
# burn
sign-burn = kuungua
# limb at risk
sign-threatened-limb = mkono au mguu ulio hatarini
# newly deformed limb
sign-visible-acute-limb-deformity = mkono au mguu umepinda
# open fracture
sign-open-fracture = mvunjiko wazi
# joint out of place
sign-suspected-dislocation = kiungo kimeteguka
# snake bite
sign-snake-bite = kuumwa na nyoka
# poisoning or chemical exposure
sign-poisoning-or-chemical-exposure = sumu au kemikali
# exposure that needs treatment in time
sign-exposure-needing-prophylaxis = mguso unaohitaji tiba kwa wakati
# sexual assault
sign-sexual-assault = ukatili wa kingono
# new rash that spreads or peels
sign-new-rash-worsening-or-peeling = upele mpya unaoenea au ngozi kubanduka
# rash like measles
sign-measles-rash = upele kama wa surua
# measles in the last three months
sign-measles-in-last-three-months = surua katika miezi mitatu iliyopita
# yellow skin or eyes
sign-jaundice = ngozi au macho ya njano
# yellow within a day of birth
sign-jaundice-in-first-day = njano ndani ya siku ya kwanza
# yellow palms or soles
sign-yellow-palms-or-soles = viganja au nyayo za njano
# navel red or draining pus
sign-umbilicus-red-or-draining-pus = kitovu chekundu au chenye usaha
# skin pustules
sign-skin-pustules = vipele vya usaha
# sent for urgent surgery
sign-known-diagnosis-needing-urgent-surgery = ametumwa kwa upasuaji wa haraka
# cannot pass urine
sign-unable-to-pass-urine = hawezi kukojoa
# in labour
sign-active-labour = yuko kwenye uchungu wa uzazi
# baby about to be born
sign-imminent-delivery = mtoto karibu kuzaliwa
# bleeding from the vagina
sign-vaginal-bleeding = kutoka damu ukeni
# sent because of a problem in pregnancy
sign-pregnancy-complication-referral = ametumwa kwa tatizo la ujauzito
