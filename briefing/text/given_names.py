"""Family names that stand first, and given names that tell he from she.

Both are closed lists of common names, kept small: a name that is not here is treated as it was
before, so a gap costs nothing but recall.
"""

from typing import Literal

from briefing.resources import word_list

FAMILY_FIRST = word_list("given_names", "family_first")

SURNAME_FIRST = word_list("given_names", "surname_first")
"""States in whose names the family name may stand first."""

_MALE = """
    abdallah abdel abdelaziz abdou abdul abdulaziz abdulla abdullah abdulrahman abiy adam
    adel adham ahmad ahmed akbar alan albert albin aleksandar aleksander aleksandr
    alexander alexei alexey alfonso ali allan amir amr anatoly anders andre andreas andrei
    andrej andres andrew andrey andriy andrzej anthony antonio antony antti anwar arif
    arkady arnold artur ashraf asif asim aung austin bakhtiyar barack barham bashar bassam
    ben benjamin bernard bilawal bill bob boris borut brad brian bruno carl carlos cedric
    charles chris christian christopher claude colin cyril daniel danny dave david denis
    denys didier diego dimitris dmitri dmitry dmytro dominic dominik donald donatas dragan
    eduard eduardo edward elmar emmanuel enrico enrique eric erik ernesto evan evo faisal
    farhan fathi fayez felipe felix ferdinand fernando filip florian francis francisco
    francois frank franz fred frederick fumio gabriel gareth gary gavin geir geoffrey
    george georgi gerald gerard gerhard giorgi giorgio giovanni giuseppe gordon graham
    greg guillermo gustavo guy haitham hakan hamad hamid hans harold harry hasan hassan
    hector heiko helmut henri henrik henry herman hosni hossein hugo hussein ian ibrahim
    idris ignacio igor ilham imran ismail ivan ivica ivo jack jacob jacques jake jakub
    james jan janez janos jaroslav jason jassim javier jean jeff jeffrey jens jeremy
    jerome jerry jim joao joe joel johan john johnny jon jonathan jorge jose josef josep
    joseph joshua josip juan julian julien julio junichiro justin karim karl kaspar kassym
    kemal kenneth kevin khaled khalid khalifa klaus kofi konstantin kurt kyriakos larry
    lars lech leo leon leonid lloyd louis luca lucas luis luiz mahathir mahmoud malcolm
    manmohan manuel marc marcelo marco marek mario mariusz mark marko markus martin
    massoud mateusz mathias matteo matthew mauricio max maxim mehmet melvin mevlut michael
    michal michel miguel mihai mike mikhail milan milos miloš miro miroslav mohamad
    mohamed mohammad mohammed moussa muhammad mustafa nabih nabil najib narendra nasser
    nathan neil nelson nestor nicholas nick nicolas nigel nikola nikolai nikos norbert
    olaf oleg oleksandr oleksii oliver omar orlando osama oscar oswaldo otto pablo paolo
    pascal paschal patrick paul paulo pavel pavlo pawel pedro peter petr petro petros
    philip philippe pier pierre piotr pranab qassem rafael raisi rajnath ramzan raul
    raymond recep ricardo richard robert roberto rodrigo roger roman ronald rory ruben
    rudolf rui ruslan ryan saad sadyr said saleh salman salva sameh sami samih samuel
    sebastian sergei sergey sergio serhii shah shahid shavkat shehbaz silvio simon
    slobodan stefan stefano sten stephen steve steven subrahmanyam suleiman sultan taneti
    tarek tareq taro tedros teodoro terry thabo theo thomas tim timothy tito tobias todd
    tom tomas tomasz tony toomas uhuru umar vaclav valdis valentin valery vasily victor
    vikas viktor vinay vincent vitaly vladimir volodymyr vyacheslav wally walter wayne
    werner wilfried william winston wolfgang xavier yair yasser yevgeny yitzhak yoav
    yousef youssef yuri yusuf zalmay zhivko zlatko zoran
    """

_FEMALE = """
    agnes aisha aishath alice alicia alina amal amanda amina amy ana analena angela
    angelina anita anja ann anna annalena anne annegret annette antje asma audrey aurelia
    barbara beata beatrice benazir benita bidya bimala carla carmen carol carolina
    caroline catherine cecilia christina christine chrystia claire claudia condoleezza
    cristina dalia damilola deborah delcy delia diana dilma dina dominique dorothy edith
    ekaterina elena elif elina elisa elisabeth elise elizabeth ellen eloise emily emine
    emma erika ernestine ertharin eva fatima fatou federica fiona florence frances
    francesca gabriela georgina gina giorgia gita gloria grace greta hala halimah hanna
    hannah heather heidi helen helena helga helle hillary hina ida ilona inara ine ines
    inga ingrid irena irene irina isabel isabella ivana jacinda jacqueline jane janet
    janice jeanine jelena jennifer jenny jessica joan joanna josephine joy joyce judith
    julia julie juliet justine kaja kamala karen karin karine katalin katarina kate
    katerina katherine kathleen katrin katrina khadija kirsti kristalina kristina laura
    laurence leila leyla liliana linda lindsey lisa liz louise lucia lucy lyudmila
    madeleine magdalena maggie maia maja margaret margarita margot maria mariam mariana
    marie marina marise mariya marta martha mary marzia melanie melissa mette mia michele
    micheline michelle milena mira mireille monica monika najat najla nanaia nancy natalia
    natalie natasha nathalie navi nicola nicole nina nirmala noeleen nora olga olivia
    pamela patricia paula penny philippa priti rachel rania raquel rebecca reem retno rita
    rosa rosemary roza ruth sadako sahle samantha samia sandra sanna sara sarah sheikha
    sherry shirin silvia simone sofia sonia sophie stella stephanie sue susan susana
    susanna suzanne svetlana sylvie tania tanja tatiana teresa theresa tulip ursula
    valentina valeria valerie vanessa vera veronica victoria viktoria viola vjosa wendy
    xiomara yasmin yulia yvonne zainab zoe zuzana
    """

GENDER: dict[str, Literal["m", "f"]] = {
    **dict.fromkeys(_MALE.split(), "m"),
    **dict.fromkeys(_FEMALE.split(), "f"),
}
"""Folded given name -> ``m`` or ``f``; names that both bear in different lands are left out."""
