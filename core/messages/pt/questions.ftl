### Português: questions to the worker.

# Is the patient without any response to your voice and to touch or pain?
question-unresponsive = O paciente está sem nenhuma resposta à sua voz e ao toque ou à dor?
# At rest, is there a harsh, high sound each time the patient breathes in?
question-stridor = Em repouso, ouve-se um ruído áspero e agudo cada vez que o paciente inspira?
# Is breathing very fast or very slow, or hard work: cannot talk, walk alone, eat or breastfeed, is confused, sleepy or agitated with it, uses the neck muscles, draws in the chest, nods the head, flares the nostrils, or grunts?
question-respiratory-distress = A respiração está muito rápida ou muito lenta, ou exige muito esforço: não consegue falar, ou andar sem ajuda, ou comer, ou mamar, está também confuso, sonolento ou agitado, usa os músculos do pescoço, retrai o tórax, balança a cabeça, abre as narinas ou geme?
# Are the lips or the tongue blue or grey?
question-central-cyanosis = Os lábios ou a língua estão azuis ou cinzentos?
# Is there a swelling or a lump in the mouth, throat or neck?
question-mouth-throat-or-neck-swelling = Há um inchaço ou um caroço na boca, na garganta ou no pescoço?
# Does the chest whistle when the patient breathes out?
question-wheezing = O peito chia quando o paciente expira?
# Does the patient cough?
question-cough = O paciente tem tosse?
# Is breathing hard or unusual in any way?
question-difficult-breathing = A respiração está difícil ou diferente do normal de alguma forma?
# When the patient breathes in, does the lower chest wall go in?
question-chest-indrawing = Quando o paciente inspira, a parte baixa do tórax vai para dentro?
# When the baby breathes in, does the lower chest wall go in deeply and easily seen?
question-severe-chest-indrawing = Quando o bebê inspira, a parte baixa do tórax vai para dentro, de forma profunda e fácil de ver?
# Does the nose run?
question-runny-nose = O nariz está escorrendo?
# Is the pulse both hard to feel and fast?
question-weak-and-fast-pulse = O pulso está ao mesmo tempo difícil de sentir e rápido?
# Are the patient's hands and feet cold to your touch?
question-cold-extremities = As mãos e os pés do paciente estão frios quando você toca?
# Is blood being lost fast: pouring, spurting, or soaking cloth after cloth?
question-heavy-bleeding = O sangue está saindo rápido: escorre muito, jorra ou encharca um pano atrás do outro?
# Is any bleeding, however slow, still going on?
question-ongoing-bleeding = Algum sangramento, mesmo lento, ainda continua?
# Are the palms and the inside of the lower eyelids white or nearly white?
question-severe-pallor = As palmas das mãos e a parte de dentro das pálpebras inferiores estão brancas ou quase brancas?
# Did the patient pass out in this illness and come round again?
question-recent-fainting = O paciente desmaiou nesta doença e depois voltou a si?
# Are the palms paler than they should be?
question-some-pallor = As palmas das mãos estão mais pálidas do que deveriam?
# Is the patient having a fit right now?
question-active-convulsions = O paciente está em convulsão agora?
# Has the patient had a fit during this illness, during this pregnancy, or since giving birth?
question-convulsions-this-illness = O paciente teve convulsão durante esta doença, durante esta gravidez ou desde o parto?
# Does the baby move only when touched or spoken to, and then stop, or not at all?
question-moves-only-when-stimulated = O bebê só se move quando alguém o toca ou fala com ele, e depois para, ou não se move nada?
# Is the patient newly confused, hard to keep awake, or not acting as usual?
question-altered-mental-status = O paciente ficou agora confuso, difícil de manter acordado ou com comportamento diferente do habitual?
# Is the patient unusually restless and hard to calm?
question-agitation = O paciente está mais inquieto do que o normal e difícil de acalmar?
# Is the patient hitting, threatening, or about to hurt someone?
question-violent-or-aggressive = O paciente está batendo, ameaçando ou prestes a machucar alguém?
# Speaking alone and kindly: has the patient hurt themselves on purpose, or do they think of ending their life?
question-self-harm = Falando a sós e com gentileza: o paciente se machucou de propósito, ou pensa em acabar com a própria vida?
# Is the patient limp, sleepy, or without interest in what happens around them?
question-lethargy = O paciente está mole, sonolento ou sem interesse pelo que acontece à sua volta?
# Does the child cry or squirm all the time, even when held?
question-restless-or-irritable = A criança chora ou se contorce o tempo todo, mesmo no colo?
# Does bending the chin to the chest hurt, or is it impossible?
question-stiff-neck = Dobrar o queixo até o peito dói, ou é impossível?
# Does the head ache?
question-headache = A cabeça dói?
# Is the headache very strong, or the worst the patient has known?
question-severe-headache = A dor de cabeça é muito forte, ou a pior que o paciente já teve?
# Did one side or one part suddenly become weak or numb, or did speech or the face change?
question-acute-focal-neurologic-complaint = Um lado ou uma parte do corpo ficou de repente fraca ou dormente, ou a fala ou o rosto mudou de repente?
# Did sight suddenly become blurred, double or spotted, or go away?
question-acute-visual-disturbance = A visão de repente ficou turva, dupla ou com manchas, ou desapareceu?
# Has the patient in the last days become too weak for ordinary tasks?
question-acute-general-weakness = Nos últimos dias, o paciente ficou fraco demais para as tarefas comuns?
# Does the patient feel dizzy or about to fall?
question-dizziness = O paciente sente tontura ou sente que vai cair?
# Is the body hot, or was there fever in this illness?
question-fever = O corpo está quente, ou houve febre nesta doença?
# Was a malaria test done in this illness, and was it positive?
question-malaria-test-positive = Foi feito um teste de malária nesta doença, e o resultado foi positivo?
# Was a malaria test done in this illness, and was it negative?
question-malaria-test-negative = Foi feito um teste de malária nesta doença, e o resultado foi negativo?
# Does the body, chest and belly too, feel colder than it should?
question-hypothermia = O corpo, também no peito e na barriga, está mais frio do que deveria?
# Was the blood sugar measured today and found low?
question-hypoglycaemia = O açúcar no sangue foi medido hoje e estava baixo?
# Does everything swallowed come up again?
question-vomits-everything = O paciente vomita tudo o que engole?
# Does the patient vomit?
question-vomiting = O paciente está com vômitos?
# Is there watery or frequent stool that has not stopped?
question-ongoing-diarrhoea = Há fezes líquidas ou frequentes que ainda não pararam?
# Is there vomiting so strong or frequent that it worries you?
question-severe-vomiting = Há vômitos tão fortes ou tão frequentes que preocupam você?
# Has the diarrhoea gone on for 14 days or more?
question-persistent-diarrhoea = A diarreia dura há 14 dias ou mais?
# Is there blood in the stool?
question-blood-in-stool = Há sangue nas fezes?
# Does the baby feed less or worse than before?
question-not-feeding-well = O bebê se alimenta menos ou pior do que antes?
# When offered a drink, does the patient reach for it and want more?
question-drinks-eagerly = Quando se oferece algo para beber, o paciente tenta pegar e quer mais?
# After a pinch of the belly skin, does the fold stay for a moment?
question-slow-skin-pinch = Depois de um beliscão na pele da barriga, a prega fica por um momento?
# Is the patient unable to drink or, if at the breast, unable to breastfeed?
question-unable-to-feed-or-drink = O paciente está sem conseguir beber ou, se mama no peito, sem conseguir mamar?
# When offered a drink, does the patient take very little or need help to swallow?
question-drinks-poorly = Quando se oferece algo para beber, o paciente toma muito pouco ou precisa de ajuda para engolir?
# Do the eyes lie deeper than the family is used to?
question-sunken-eyes = Os olhos estão mais fundos do que a família costuma ver?
# After a pinch of the belly skin, does the fold stand for more than two seconds?
question-very-slow-skin-pinch = Depois de um beliscão na pele da barriga, a prega fica levantada por mais de dois segundos?
# Does the patient show loss of fluid: dry mouth, no tears, little urine, or thirst?
question-dehydration = O paciente mostra perda de líquidos: boca seca, falta de lágrimas, pouca urina ou sede?
# Is the patient skin and bone, with loose folds at the buttocks or visible ribs?
question-visible-severe-wasting = O paciente está pele e osso, com pregas soltas nas nádegas ou costelas visíveis?
# Does a thumb pressed on the top of each foot leave a dent in both?
question-oedema-both-feet = Ao apertar o polegar na parte de cima de cada pé, fica uma cova nos dois?
# Does the patient look very ill to you?
question-looks-very-ill = O paciente parece muito doente para você?
# Does an ear hurt?
question-ear-pain = Algum ouvido dói?
# Does pus or other fluid come out of an ear?
question-ear-discharge = Sai pus ou outro líquido de algum ouvido?
# Has fluid come out of an ear for 14 days or more?
question-persistent-ear-discharge = Sai líquido de algum ouvido há 14 dias ou mais?
# Is there a swelling behind an ear that hurts when pressed?
question-tender-swelling-behind-ear = Há atrás de uma orelha um inchaço que dói ao apertar?
# Are the eyes red?
question-red-eyes = Os olhos estão vermelhos?
# Does pus come out of an eye?
question-pus-from-eye = Sai pus de algum olho?
# Is the clear front of an eye cloudy or hazy?
question-clouding-of-cornea = A parte transparente da frente de um olho está turva ou embaçada?
# Are there sores in the mouth or on the lips?
question-mouth-ulcers = Há feridas na boca ou nos lábios?
# Are the sores in the mouth deep, or are there many?
question-deep-mouth-ulcers = As feridas na boca são profundas, ou são muitas?
# Is there pain, anywhere, that the patient calls severe or cannot bear?
question-severe-pain = Há dor, em qualquer lugar, que o paciente diz ser intensa ou que não consegue suportar?
# Did pain in the chest or the belly begin recently?
question-acute-chest-or-abdominal-pain = Começou há pouco tempo uma dor no peito ou na barriga?
# Is there strong pain in the belly?
question-severe-abdominal-pain = Há dor intensa na barriga?
# Is there pain in the upper middle of the belly, below the ribs?
question-epigastric-pain = Há dor no meio da parte alta da barriga, abaixo das costelas?
# Is there sudden pain in a testicle or the scrotum, or a painful erection that does not go down?
question-acute-testicular-or-scrotal-pain = Há dor súbita em um testículo ou no escroto, ou uma ereção dolorosa que não passa?
# Was an ECG done, and does it show signs of a blocked heart artery?
question-ecg-acute-ischaemia = Foi feito um ECG, e ele mostra sinais de uma artéria do coração entupida?
# Was the force great: a fall from twice the patient's height or more, a crash at high speed, hit while walking or cycling, without a seat belt, thrown out or trapped, or another person in the vehicle died? Was a part crushed, is there more than one injury, or a stab, shot or other wound that goes deep (head, neck, trunk, thigh or upper arm, or further out if it still bleeds)? Or is the injured patient pregnant, taking blood thinners, or known to bleed easily?
question-high-risk-trauma = A força foi grande: queda de uma altura de duas vezes a do paciente ou mais, acidente em alta velocidade, atingido quando andava a pé ou de bicicleta, sem cinto de segurança, atirado para fora ou preso, ou outra pessoa no veículo morreu? Uma parte foi esmagada, há mais de um ferimento, ou há ferida de faca, de tiro ou outra ferida que vai fundo (cabeça, pescoço, tronco, coxa ou parte de cima do braço, ou mais para a ponta do membro, se ainda sangra)? Ou a pessoa ferida está grávida, toma remédios que afinam o sangue, ou sabe-se que sangra com facilidade?
# Was the patient injured?
question-trauma = O paciente teve um ferimento?
# Is the burn large (more than about fifteen of the patient's palms, 15 %), all around a limb or the trunk, on face or neck, or was smoke breathed in; or is the burnt patient under 2 or over 70 years old?
question-major-burn = A queimadura é grande (mais de cerca de quinze palmas da mão do paciente, 15 %), dá a volta a um membro ou ao tronco, está no rosto ou no pescoço, ou o paciente respirou fumaça; ou o paciente queimado tem menos de 2 ou mais de 70 anos?
# Is there any burn or scald?
question-burn = Há alguma queimadura, incluindo por líquido quente ou vapor?
# Is an arm or leg without pulse, or painful and also pale, weak, numb, or hugely swollen after an injury?
question-threatened-limb = Um braço ou uma perna está sem pulso, ou dói e além disso está pálido, fraco, dormente ou enormemente inchado depois de um ferimento?
# Is an arm or leg newly bent or out of shape?
question-visible-acute-limb-deformity = Um braço ou uma perna ficou há pouco torto ou deformado?
# Is there a wound over a broken bone, or bone to be seen?
question-open-fracture = Há uma ferida sobre um osso quebrado, ou vê-se o osso?
# Does a joint look or feel out of its place?
question-suspected-dislocation = Uma articulação parece fora do lugar, ao olhar ou ao tocar?
# Was the patient bitten by a snake, or possibly so?
question-snake-bite = Uma cobra mordeu o paciente, ou é possível que tenha mordido?
# Did the patient swallow, breathe in or touch a poison, a chemical, or too much medicine?
question-poisoning-or-chemical-exposure = O paciente engoliu, respirou ou tocou um veneno, um produto químico ou remédio demais?
# Was there an animal bite, a needle injury, or other contact for which a preventive treatment must start soon?
question-exposure-needing-prophylaxis = Houve mordida de animal, picada de agulha ou outro contato para o qual um tratamento preventivo tem de começar logo?
# Speaking alone and kindly: did someone force the patient into a sexual act?
question-sexual-assault = Falando a sós e com gentileza: alguém forçou o paciente a um ato sexual?
# Is there a new rash that has spread within hours, or skin that peels off?
question-new-rash-worsening-or-peeling = Há uma erupção nova na pele que se espalhou em horas, ou pele que descama?
# Is there a red, blotchy rash all over the body, without blisters or pus?
question-measles-rash = Há uma erupção vermelha, em manchas, no corpo todo, sem bolhas nem pus?
# Did the patient have measles within the last three months?
question-measles-in-last-three-months = O paciente teve sarampo nos últimos três meses?
# Are the skin or the white of the eyes yellow?
question-jaundice = A pele ou o branco dos olhos está amarelo?
# Did the baby turn yellow within 24 hours of birth?
question-jaundice-in-first-day = O bebê ficou amarelo nas primeiras 24 horas de vida?
# Are the palms of the hands or the soles of the feet yellow?
question-yellow-palms-or-soles = As palmas das mãos ou as plantas dos pés estão amarelas?
# Is the baby's navel red, or does pus come out of it?
question-umbilicus-red-or-draining-pus = O umbigo do bebê está vermelho, ou sai pus dele?
# Are there pimples with pus on the skin?
question-skin-pustules = Há na pele pústulas (bolinhas com pus)?
# Has someone already found an illness that needs an operation soon?
question-known-diagnosis-needing-urgent-surgery = Alguém já encontrou uma doença que precisa de operação em breve?
# Has the patient been unable to pass urine though wanting to?
question-unable-to-pass-urine = O paciente está sem conseguir urinar, embora tenha vontade?
# Are labour pains coming regularly, have the waters broken, or is the baby coming?
question-active-labour = As dores do parto vêm de forma regular, a bolsa de água rompeu, ou o bebê está vindo?
# Is the baby about to be born: does she push, or can the head be seen?
question-imminent-delivery = O bebê está prestes a nascer: ela faz força, ou já se vê a cabeça?
# Is she bleeding from the vagina?
question-vaginal-bleeding = Ela está sangrando pela vagina?
# Was she sent here because of a problem with the pregnancy?
question-pregnancy-complication-referral = Ela foi enviada para cá por um problema da gravidez?
# Is she pregnant, or could she be, or did she give birth in the last six weeks?
question-is-she-pregnant-or-could-she-be-or-did-she-give-birth-in-the-83199bff = Ela está grávida, ou poderia estar, ou teve um parto nas últimas seis semanas?
# What is the blood pressure, upper and lower number in mmHg?
question-what-is-the-blood-pressure-upper-and-lower-number-in-mmhg = Qual é a pressão arterial, número de cima e número de baixo, em mmHg?
