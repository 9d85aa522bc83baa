package quote

import (
	"fmt"
	"strings"
	"testing"

	"stemma/internal/attrib"
	"stemma/internal/english"
	"stemma/internal/entity"
	"stemma/internal/marks"
	"stemma/news"
)

// read reads text as the pipeline does.
func read(text string) []news.Attribution {
	pairs := marks.Find(text)
	doc := english.Parse(text, marks.Inner(pairs), nil)
	return Read(doc, pairs, entity.Resolve(doc, pairs), attrib.Find(doc, pairs))
}

// show writes each attribution that quotes as "speaker (via): quoted | quoted".
func show(text string, as []news.Attribution) []string {
	var out []string
	for _, a := range as {
		if len(a.Quoted) == 0 {
			continue
		}
		var parts []string
		for _, q := range a.Quoted {
			parts = append(parts, q.Of(text))
		}
		s := a.Speaker
		if a.Via != "" {
			s += " (" + a.Via + ")"
		}
		out = append(out, s+": "+strings.Join(parts, " | "))
	}
	return out
}

// intro names the people of the invented texts.
const intro = "Mayor Ida Roe met engineer Carl Bloom and council president Maria Lentz in Tulsa on Monday.\n\n"

func TestFirstPerson(t *testing.T) {
	text := intro + "\"I will go,\" Bloom said."
	pairs := marks.Find(text)
	doc := english.Parse(text, marks.Inner(pairs), nil)
	who := entity.Resolve(doc, pairs)
	Read(doc, pairs, who, nil)
	for _, m := range who.Mentions {
		if m.Span.Of(text) == "I" && m.Entity >= 0 && who.Entities[m.Entity].Name == "Carl Bloom" {
			return
		}
	}
	t.Errorf("mentions %v", who.Mentions)
}

// An attribution without words of a source is the subject's that its sentence
// goes on with; one without cue and content is none.
func TestSpeakerOfIndirect(t *testing.T) {
	rel := func(text, source, cue, content string) attrib.Relation {
		find := func(s string) []news.Span {
			i := strings.Index(text, s)
			if s == "" || i < 0 {
				return nil
			}
			return []news.Span{{Start: len(intro) + i, End: len(intro) + i + len(s)}}
		}
		return attrib.Relation{Source: find(source), Cue: find(cue), Content: find(content)}
	}
	tests := []struct {
		name, text string
		parts      [][3]string // source, cue, content
		want       []string
	}{
		{"participle", "Roe's old rival, Senator Ned Poe, Tuesday backed the mayor, saying she had built the deck well.", [][3]string{
			{"Roe's old rival, Senator Ned Poe, Tuesday", "backed", "the mayor"}, {"", "saying", "she had built the deck well"},
		}, []string{"Ned Poe", "Ned Poe"}},
		{"two verbs", "And so, with winter near, it was Bloom who wrote to the council and warned that the deck would fall.", [][3]string{
			{"Bloom", "wrote", ""}, {"", "warned", "that the deck would fall"},
		}, []string{"Carl Bloom", "Carl Bloom"}},
		{"which is no person", "Roe backs the plan -- which prohibits tolls.", [][3]string{{"which", "prohibits", "tolls"}}, []string{""}},
		{"who after brackets", "Roe came with Senator Ned Poe (R-Enid), who offered his support.", [][3]string{{"who", "offered", "his support"}}, []string{"Ned Poe"}},
		{"place holder", "It appears that the deck will fall.", [][3]string{{"It", "appears", "that the deck will fall"}}, []string{""}},
		{"a day", "On the pier Wednesday said nothing.", [][3]string{{"Wednesday", "said", "nothing"}}, []string{""}},
		{"source alone", "Roe came.", [][3]string{{"Roe", "", ""}}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := intro + tt.text
			pairs := marks.Find(text)
			doc := english.Parse(text, marks.Inner(pairs), nil)
			var found []attrib.Relation
			for _, p := range tt.parts {
				found = append(found, rel(tt.text, p[0], p[1], p[2]))
			}
			var got []string
			for _, a := range Read(doc, pairs, entity.Resolve(doc, pairs), found) {
				got = append(got, a.Speaker)
			}
			if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", tt.want) {
				t.Errorf("%s\n got %q\nwant %q", tt.text, got, tt.want)
			}
		})
	}
}

func TestIndirect(t *testing.T) {
	text := intro + "Bloom told CNN that the bridge would fall within a year."
	for _, a := range read(text) {
		if a.Kind == news.Indirect && a.Speaker == "Carl Bloom" && a.Via == "CNN" && len(a.Content) > 0 {
			return
		}
	}
	t.Errorf("got %+v", read(text))
}

func TestRead(t *testing.T) {
	tests := []struct {
		name, text string
		want       []string
	}{
		{"after", `"The bridge is closed," Roe said.`, []string{"Ida Roe: The bridge is closed,"}},
		{"inverted", `"The bridge is closed," said Roe, who lives nearby.`, []string{"Ida Roe: The bridge is closed,"}},
		{"before", `Roe said, "The bridge is closed."`, []string{"Ida Roe: The bridge is closed."}},
		{"colon", `Roe told reporters: “The bridge is closed.”`, []string{"Ida Roe: The bridge is closed."}},
		{"apposition", `"It will fall," Carl Bloom, an engineer from Enid, Okla., said Monday.`, []string{"Carl Bloom: It will fall,"}},
		{"according to", `The bridge is "a ruin," according to Bloom.`, []string{"Carl Bloom: a ruin,"}},
		{"according to, before", `According to Lentz, the plan is "dead on arrival."`, []string{"Maria Lentz: dead on arrival."}},
		{"mixed", `Roe said she was "deeply sorry" for the delay.`, []string{"Ida Roe: deeply sorry"}},
		{"two fragments", `Roe said the city would "act at once" and "spare no cost."`, []string{"Ida Roe: act at once | spare no cost."}},
		{"interrupted", `"The bridge," Roe said, "is closed."`, []string{"Ida Roe: The bridge, | is closed."}},
		{"interrupted by a sentence's end", `"It is closed," Roe said. "It will stay closed."`, []string{"Ida Roe: It is closed, | It will stay closed."}},
		{"question", `"Is it safe?" Lentz asked. "I doubt it."`, []string{"Maria Lentz: Is it safe? | I doubt it."}},
		{"two speakers in a paragraph", `"It is safe," Roe said. "It is not," Bloom replied.`, []string{"Ida Roe: It is safe,", "Carl Bloom: It is not,"}},
		{"participle", `Roe defended the plan, calling it "a bargain."`, []string{"Ida Roe: a bargain."}},
		{"two cues", `"It is late," Lentz said, adding that the council was "not amused."`, []string{"Maria Lentz: It is late,", "Maria Lentz: not amused."}},
		{"accused of saying", `Roe accused Bloom of saying the mayor was "a coward."`, []string{"Carl Bloom: a coward."}},
		{"passive", `The plan was called "a farce" by Lentz.`, []string{"Maria Lentz: a farce"}},
		{"relative clause", `Bloom, who has called the deck "paper thin," wants a new one.`, []string{"Carl Bloom: paper thin,"}},
		{"what he called", `The city must end what Bloom called "years of neglect."`, []string{"Carl Bloom: years of neglect."}},
		{"pronoun", "Roe spoke first.\n\n“We will rebuild,” she said.", []string{"Ida Roe: We will rebuild,"}},
		{"pronoun after another's quotation", "“We will rebuild,” Roe said.\n\nBloom was less sure. “I have seen the steel,” he said.", []string{"Ida Roe: We will rebuild,", "Carl Bloom: I have seen the steel,"}},
		{"next paragraph without cue", "“We will rebuild,” Roe said.\n\n“It will take a year.”", []string{"Ida Roe: We will rebuild,", "Ida Roe: It will take a year."}},
		{"sentence before", `Lentz was blunt. "The money is gone."`, []string{"Maria Lentz: The money is gone."}},
		{"several paragraphs", "Roe said:\n\n“First, we close it.\n\n“Then we rebuild.\n\n“Then we open it.”\n\nBloom left.", []string{"Ida Roe: First, we close it. | Then we rebuild. | Then we open it."}},
		{"block quotation", "In a letter to the council, Bloom wrote:\n\n“The deck has lost half its strength.”", []string{"Carl Bloom: The deck has lost half its strength."}},
		{"somebody's account", "Roe’s account posted: “The bridge is closed.”", []string{"Ida Roe: The bridge is closed."}},
		{"pronoun behind a fronted clause", "Bloom wrote the plan. But when it was sent to Maria Lentz, she threw it out, saying: \"Not in this town.\"", []string{"Maria Lentz: Not in this town."}},
		{"pronoun of the main clause", "Bloom spoke first. As word of the plan spread, the council's chief executive, Ned Poe, left the room and refuted what he called \"false\" reports.", []string{"Ned Poe: false"}},
		{"surname before an aside", "\"Let her go,\" said Bloom.\n\nLentz, however, stayed for a talk on Ned Poe's radio show.\n\n\"I will not go,\" she said.", []string{"Carl Bloom: Let her go,", "Maria Lentz: I will not go,"}},
		{"a colon announces what follows alone", "Ned Poe was not done. \"And I say wait for what?\" Then an announcer concluded: \"The river needs a bridge.\"", []string{"Ned Poe: And I say wait for what?", "an announcer: The river needs a bridge."}},
		{"another word for who spoke", "Bloom was the last to speak.\n\nThe bald Texan said the deck was \"a sieve.\"", []string{"Carl Bloom: a sieve."}},
		{"another word beside another name", "Bloom spoke after Maria Lentz.\n\nThe bald Texan said the deck was \"a sieve.\"", []string{"The bald Texan: a sieve."}},
		{"who speaks for another", "Bloom was the last to speak.\n\nThe young spokesman said the deck was \"a sieve.\"", []string{"The young spokesman: a sieve."}},
		{"the letter of before", "Bloom called the deck \"a sieve\" in a letter to the council. \"Close it before it falls,\" the letter said.", []string{"Carl Bloom: a sieve", "Carl Bloom: Close it before it falls,"}},
		{"the letter from somebody before", "Lentz read out a letter from Carl Bloom. \"Close it before it falls,\" the letter said.", []string{"Carl Bloom: Close it before it falls,"}},
		{"the newspaper", "\"It will fall,\" Bloom told The Enid Herald. Nobody there was ready to \"spend a cent,\" the newspaper said.", []string{"Carl Bloom (The Enid Herald): It will fall,", "The Enid Herald: spend a cent,"}},
		{"a statement from somebody", `"The bridge is a disgrace," a statement from Bloom said.`, []string{"Carl Bloom: The bridge is a disgrace,"}},
		{"announced by a possessive", "Roe released a report on the collapse of the Super Merlin on Tuesday. The Super Merlin fell in May. These are her findings:\n\n“The rotor was old and nobody had looked.”", []string{"Ida Roe: The rotor was old and nobody had looked."}},
		{"what a thing is called", `The discovery was made with a new technique called "listening by lamplight". Roe left.`, nil},
		{"nested", `"She told me, 'Go home,' and I went," Bloom said.`, []string{"Carl Bloom: She told me, 'Go home,' and I went,"}},
		{"altered", `“[W]e will act … at once,” Roe said.`, []string{"Ida Roe: [W]e will act … at once,"}},
		{"first person", `"I am the mayor, and I will decide," Roe said.`, []string{"Ida Roe: I am the mayor, and I will decide,"}},
		{"organisation", `"We were not told," the Oklahoma Department of Transportation said in a statement.`, []string{"Oklahoma Department of Transportation: We were not told,"}},
		{"unnamed", `"Nobody was asked," a senior official said.`, []string{"a senior official: Nobody was asked,"}},
		{"unnamed, plural", `Two aides said the mayor was "furious."`, []string{"Two aides: furious."}},
		{"two together", `"This is a disgrace," Maria Lentz and Carl Bloom said in a statement.`, []string{"Maria Lentz and Carl Bloom: This is a disgrace,"}},
		{"document", `The report found that the deck was "beyond repair."`, []string{"The report: beyond repair."}},
		{"role", `"We close it today," the mayor said.`, []string{"Ida Roe: We close it today,"}},

		{"told an outlet", `"It will fall," Bloom told CNN.`, []string{"Carl Bloom (CNN): It will fall,"}},
		{"interview", "In an interview with The Guardian, Bloom was blunt.\n\n“It will fall,” he said.\n\n“Soon.”", []string{"Carl Bloom (The Guardian): It will fall,", "Carl Bloom (The Guardian): Soon."}},
		{"broadcast", `Speaking on Fox News' "Special Report," Lentz said the mayor had "lost her way."`, []string{"Maria Lentz (Fox News): lost her way."}},
		{"post", `“The bridge is closed,” Roe posted on Truth Social.`, []string{"Ida Roe (Truth Social): The bridge is closed,"}},
		{"in a post", `"It is over," Lentz wrote in a Facebook post on Sunday.`, []string{"Maria Lentz (Facebook): It is over,"}},
		{"on a platform", `On Twitter, Bloom called it "a bad joke."`, []string{"Carl Bloom (Twitter): a bad joke."}},
		{"a platform spoken of", `Bloom said his songs come to YouTube "soon enough."`, []string{"Carl Bloom: soon enough."}},
		{"told in private, aides said", `"We lost the river," Lentz told her colleagues before the vote, two aides said.`, []string{"Maria Lentz: We lost the river,"}},
		{"aides said he told them", `"We lost the river," two aides said Bloom told them.`, []string{"Carl Bloom: We lost the river,"}},
		{"subject behind the quotation", `Drivers should stay away because the bridge is a "death trap," Carl Bloom, an engineer, said on Monday.`, []string{"Carl Bloom: death trap,"}},
		{"when he said", `Roe and Lentz came back for the first time since a talk with Bloom, when he said he was "ready to quit."`, []string{"Carl Bloom: ready to quit."}},
		{"founder and head", `"It will cost more," the firm's founder and chief executive Carl Bloom said.`, []string{"Carl Bloom: It will cost more,"}},
		{"tweet", `Roe tweeted: “The bridge is closed.”`, []string{"Ida Roe (Twitter): The bridge is closed."}},
		{"outlet reported", `Roe called Bloom "a crank," the Tulsa Daily Herald reported.`, []string{"Ida Roe (Tulsa Daily Herald): a crank,"}},
		{"not carried to a speech", "“It will fall,” Bloom told CNN.\n\nAt a rally on Friday, Bloom said: “It has fallen.”", []string{"Carl Bloom (CNN): It will fall,", "Carl Bloom: It has fallen."}},

		{"dateline", `TULSA, Okla. (AP) — Lentz voted for the bill, calling it "a start."`, []string{"Maria Lentz: a start."}},
		{"according to him", "No help was promised by Bloom. According to him, the state is \"asleep at the wheel.\"", []string{"Carl Bloom: asleep at the wheel."}},
		{"title and name", `"It stays shut," Oklahoma Secretary of Roads Dana Pruitt said.`, []string{"Dana Pruitt: It stays shut,"}},
		{"another's aide", `"It stays shut," Roe spokesman Alan Tripp said.`, []string{"Alan Tripp: It stays shut,"}},
		{"unnamed, then a pronoun", "A city official said the bridge was old.\n\n“It was built badly,” she said.", []string{"A city official: It was built badly,"}},
		{"bars", `Roe spoke first. ### "It is closed," Bloom said. ### "We paid for it," Lentz said.`, []string{"Carl Bloom: It is closed,", "Maria Lentz: We paid for it,"}},
		{"scare quotes", `The so-called "bridge tax" hits the "little people" who drive old cars.`, nil},
		{"title", `Lentz hosts "Tulsa Tonight" and wrote "The Last Bridge" in 2003.`, nil},
		{"title after on", `Lentz said on "Good Morning Tulsa" that the mayor was wrong.`, nil},
		{"nickname", `Carl "Rusty" Bloom, known as "the Welder," was there.`, nil},
		{"word", `The word "bridge" does not occur in the bill.`, nil},
		{"passive without a speaker", `The money has been described as "free cash" that anyone can use.`, nil},
		{"inches", `Bloom said the crack was 12" long and 5' deep.`, nil},

		{"headline", "Mayor Roe Says Bridge ‘Must Close’\n\n“It must close now,” Roe said.", []string{"Ida Roe: Must Close", "Ida Roe: It must close now,"}},
		{"headline with a label", "Roe: Bridge Plan Is ‘Dead’", []string{"Ida Roe: Dead"}},
		{"headline without speech", "The ‘Bridge Tax’ Comes Into Force", nil},
		{"label in a headline", "Roe: \"Nobody Told Me\" About Bridge", []string{"Ida Roe: Nobody Told Me"}},
		{"unclosed with its cue", "“The bridge is closed, Roe said.\n\nBloom left.", []string{"Ida Roe: The bridge is closed,"}},
		{"latex", "``The bridge is closed,'' Roe said.", []string{"Ida Roe: The bridge is closed,"}},
		{"single", "'The bridge is closed,' Roe said. 'It's the workers' fault.'", []string{"Ida Roe: The bridge is closed, | It's the workers' fault."}},
		{"german", "„The bridge is closed“, said Roe.", []string{"Ida Roe: The bridge is closed"}},
		{"french", "« The bridge is closed », said Roe.", []string{"Ida Roe: The bridge is closed"}},
		{"nineteenth century", "“The bridge,”—said Mr. Bloom,—“is, Sir, a ruin; and I pray you, do not cross it.”", []string{"Carl Bloom: The bridge, | is, Sir, a ruin; and I pray you, do not cross it."}},
		{"lower case", "\"the bridge is closed,\" roe said.", []string{"roe: the bridge is closed,"}},
		{"all caps", "\"THE BRIDGE IS CLOSED,\" ROE SAID.", []string{"Ida Roe: THE BRIDGE IS CLOSED,"}},
		{"signature", "\"Build it and they will cross.\"\n\n— Carl Bloom\n\nThe council met.", []string{"Carl Bloom: Build it and they will cross."}},
		{"footage", `The film has footage of Bloom saying the deck is "a sieve."`, []string{"Carl Bloom: a sieve."}},
		{"noun", `Despite Lentz's claim that "the money is there," nobody has found it.`, []string{"Maria Lentz: the money is there,"}},
		{"letter", "Bloom's letter warned of danger.\n\n“It will fall,” he wrote.", []string{"Carl Bloom: It will fall,"}},
		{"outlet reported what was said", `Roe told aides she was "done," according to CNN.`, []string{"Ida Roe (CNN): done,"}},
		{"transcript", "ROE: The bridge is closed.\n\nBLOOM: Who closed it?\n\nROE: I did. I said \"enough.\"", []string{"Ida Roe: The bridge is closed.", "Carl Bloom: Who closed it?", "Ida Roe: I did. I said \"enough.\""}},
		{"label of someone known", "The council heard him for an hour.\n\nBLOOM: The steel is rotten, every beam of it.", []string{"Carl Bloom: The steel is rotten, every beam of it."}},
		{"labels that nobody bears by name", "REPORTER: Who closed it?\n\nENGINEER: The mayor did.", []string{"REPORTER: Who closed it?", "ENGINEER: The mayor did."}},
		{"labels of a notice", "WHAT: A march over the bridge.\n\nWHERE: The north bank.\n\nWHEN: Monday.", nil},
		{"field before the text", "title: \"The Bridge Nobody Closed\"\nauthor: \"A. Poe\"\n\nRoe left.", nil},
		{"two cues", `Bloom said Tuesday, "The deck is gone," and predicted, "Nobody will pay for it."`, []string{"Carl Bloom: The deck is gone,", "Carl Bloom: Nobody will pay for it."}},
		{"who added", `"God help the deck," said Bloom, who added that "the piers are worse."`, []string{"Carl Bloom: God help the deck,", "Carl Bloom: the piers are worse."}},
		{"asked when he told", `Asked about the night when Bloom told the council, "It will fall," Roe said she did not remember it.`, []string{"Carl Bloom: It will fall,"}},
		{"adverb before the cue", `At the pier Bloom clearly says, "I built the deck alone."`, []string{"Carl Bloom: I built the deck alone."}},
		{"day before the cue", `Roe on Tuesday called the deck "a sieve."`, []string{"Ida Roe: a sieve."}},
		{"apposition", `Another old critic, Senator Ned Poe of Enid, also said the deck was "a sieve."`, []string{"Ned Poe: a sieve."}},
		{"title before the cue", `Another old critic, Senator Ned Poe, who sang last week on "The Late Bridge," said Roe's plan was a "cold soup."`, []string{"Ned Poe: cold soup."}},
		{"aide named by a surname", `A Roe aide called the deck "a sieve."`, []string{"A Roe aide: a sieve."}},
		{"two who speak", `City engineers and Mayor Roe said the deck was "a sieve."`, []string{"City engineers and Ida Roe: a sieve."}},
		{"the letter", "Five former engineers sent a letter to the council.\n\n\"The deck will fall,\" the letter said.", []string{"Five former engineers: The deck will fall,"}},
		{"share of voters", "Now 55 percent of voters say that they will not cross with Bloom, according to a poll.\n\nHe called the deck \"a sieve.\"", []string{"Carl Bloom: a sieve."}},
		{"leadership is not he", "Bloom deleted his account on Friday, after city leadership announced a review.\n\n\"I leave the deck,\" he said, \"in good hands.\"", []string{"Carl Bloom: I leave the deck, | in good hands."}},
		{"network", `Roe told Fox Business Network that the deck was "a sieve."`, []string{"Ida Roe (Fox Business Network): a sieve."}},
		{"questions and answers", "Q: Who closed it?\n\nA: I did.\n\nQ: Why?\n\nA: It was falling.", []string{"Q: Who closed it?", "A: I did.", "Q: Why?", "A: It was falling."}},
		{"no transcript", "Note: The bridge is closed.\n\nTime: Monday at noon.", nil},
		{"agent of a participle", `Roe, described by Bloom at a hearing as having a "heart of tin," is the third mayor to resign.`, []string{"Carl Bloom: heart of tin,"}},
		{"told within what is reported", `Roe added that Bloom told an inspector: "I never tested the steel."`, []string{"Carl Bloom: I never tested the steel."}},
		{"what a court heard", `The court heard that Bloom had told an inspector that the deck was "a sieve."`, []string{"Carl Bloom: a sieve."}},
		{"saying, according to an outlet", `On Sunday, Lentz urged the mayor to resign, saying "we stand at the edge," according to the Tulsa Daily Herald.`, []string{"Maria Lentz (Tulsa Daily Herald): we stand at the edge,"}},
		{"words came from", "One of the hardest speeches after the mayor's came from the engineer Carl Bloom. The deck, he said, was \"a sieve.\"", []string{"Carl Bloom: a sieve."}},
		{"who, when he", `Roe's plan was rejected even by Carl Bloom, the engineer, who summed it up when he called it "a sieve."`, []string{"Carl Bloom: a sieve."}},
		{"words announced", "Carl Bloom was heard for an hour.\n\nThese were his conclusions:\n\n“The steel was never tested, and nobody asked.”\n\n“The deck must go.”", []string{"Carl Bloom: The steel was never tested, and nobody asked.", "Carl Bloom: The deck must go."}},
		{"sentence that tells nothing else", "Lentz has her doubts.\n\n\"I would not cross it on a bicycle.\" Carl Bloom, an engineer at the Institute for River Safety, told a briefing on Monday.", []string{"Carl Bloom: I would not cross it on a bicycle."}},
		{"who spoke before", "Carl Bloom, who on Monday called the deck \"a sieve\", says the piers \"are even worse\".", []string{"Carl Bloom: a sieve", "Carl Bloom: are even worse"}},
		{"garbled marks", "â€œThe bridge is closed,â€\u009d Roe said.", []string{"Ida Roe: The bridge is closed,"}},
		{"footage of him", `Bloom is under fire after a film surfaced of him mocking the mayor as a "sieve with a chain."`, []string{"Carl Bloom: sieve with a chain."}},
		{"dubbed by nobody", `Roe resigned. Dubbed "Deckgate," the affair cost her the office.`, nil},
		{"an audience is not he", "Bloom rose. When the audience had sat down, he asked: “What are we waiting for?”", []string{"Carl Bloom: What are we waiting for?"}},
		{"apposition with a prefix", `Another former rival, ex-Norland Gov. Ned Poe, did back the plan, saying "it is time to build."`, []string{"Ned Poe: it is time to build."}},
		{"of whose administration", `The Roe administration's lawyer said the deck was "a sieve."`, []string{"The Roe administration's lawyer: a sieve."}},
		{"of whose administration, named", `"It is a sieve," the Roe administration's lawyer, Ned Poe, told the court.`, []string{"Ned Poe: It is a sieve,"}},
		{"colleague with an article", `"It is a sieve," tweeted Bloom's colleague, the engineer Ned Poe.`, []string{"Ned Poe (Twitter): It is a sieve,"}},
		{"a house's secretary", "City Hall press secretary Ned Poe, traveling with the mayor, told reporters the deck was \"a sieve.\"", []string{"Ned Poe: a sieve."}},
		{"telling after what an outlet reported", `Bloom's office denied the story, which The Tulsa Herald first reported, telling the paper it was "the very definition of fake news."`, []string{"Bloom's office: the very definition of fake news."}},
		{"after a fronted participle", `After threatening to "spill the beans" on Lentz's husband, Ned Lentz, who left in May, Bloom posted a photograph.`, []string{"Carl Bloom: spill the beans"}},
		{"title with a bracket", `River Safety Party (RSP) leader Ned Poe tweeted: "The deck is a sieve."`, []string{"Ned Poe (Twitter): The deck is a sieve."}},
		{"title with of", `Norland's shadow minister of the Interior Ned Poe said the deck was "a sieve."`, []string{"Ned Poe: a sieve."}},
		{"wife of", `The wife of Carl Bloom said the deck was "a sieve."`, []string{"The wife: a sieve."}},
		{"said by telephone", `"It is a sieve," Police Colonel Ned Poe said by telephone.`, []string{"Ned Poe: It is a sieve,"}},
		{"quoted as saying", `Lentz also quoted Bloom as saying, in a talk with pilots, "The deck is a sieve."`, []string{"Carl Bloom: The deck is a sieve."}},
		{"between dashes", `Bloom -- who followed Ned Poe in February -- also insisted he would do "everything in my power."`, []string{"Carl Bloom: everything in my power."}},
		{"an organisation and a colon", `Roe spoke for an hour. The River Safety Committee did give some reasons to the press: "Nobody tested the steel in nine years."`, []string{"River Safety Committee: Nobody tested the steel in nine years."}},
		{"another said", "One letter said: \"This is a farce.\" Another said: \"It is a disgrace and a shame.\"", []string{"One letter: This is a farce.", "Another: It is a disgrace and a shame."}},
		{"before the noun of the subject", "\"Cold, cunning and cruel\" bridge builder Ned Poe has been fined.", []string{": Cold, cunning and cruel"}},
		{"list", "- Lentz: \"The money is gone.\"\n- Bloom: \"The steel is rotten.\"", []string{"Maria Lentz: The money is gone.", "Carl Bloom: The steel is rotten."}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text := intro + tt.text
			if got := show(text, read(text)); fmt.Sprintf("%q", got) != fmt.Sprintf("%q", tt.want) {
				t.Errorf("%s\n got %q\nwant %q", tt.text, got, tt.want)
			}
		})
	}
}

// check reports the first rule of the contract that as breaks.
func check(text string, as []news.Attribution, entities int) error {
	last := -1
	for i, a := range as {
		if a.Entity < -1 || a.Entity >= entities {
			return fmt.Errorf("attribution %d: entity %d of %d", i, a.Entity, entities)
		}
		for _, list := range [][]news.Span{a.Source, a.Cue, a.Content, a.Quoted} {
			if list == nil {
				return fmt.Errorf("attribution %d has a nil list", i)
			}
			for k, s := range list {
				if s.Start < 0 || s.End > len(text) || s.Empty() || k > 0 && s.Start < list[k-1].End {
					return fmt.Errorf("attribution %d: spans %v", i, list)
				}
			}
		}
		c := 0
		for _, q := range a.Quoted {
			if q.Start < last {
				return fmt.Errorf("attribution %d: quoted %v before %d", i, q, last)
			}
			for c < len(a.Content) && a.Content[c].End < q.End {
				c++
			}
			if c == len(a.Content) || !a.Content[c].Contains(q) {
				return fmt.Errorf("attribution %d: quoted %v outside of content %v", i, q, a.Content)
			}
		}
		if n := len(a.Quoted); (n == 0) != (a.Kind == news.Indirect) {
			return fmt.Errorf("attribution %d: %d quoted parts, %s", i, n, a.Kind)
		}
	}
	return nil
}

func checkText(text string) error {
	pairs := marks.Find(text)
	doc := english.Parse(text, marks.Inner(pairs), nil)
	who := entity.Resolve(doc, pairs)
	return check(text, Read(doc, pairs, who, attrib.Find(doc, pairs)), len(who.Entities))
}

func TestContract(t *testing.T) {
	for _, text := range []string{"", " ", "\"", "“”", sample(), "Roe: Roe: \"a\" said \"b\" \"c\"", "— Roe\n\n“a", "A: \nA: b\nB: c\nA: d"} {
		if err := checkText(text); err != nil {
			t.Errorf("%.60q: %v", text, err)
		}
	}
}

// TestHugeLine reads lines without end: the time must not grow with the square
// of the text. Who speaks is left out.
func TestHugeLine(t *testing.T) {
	for _, part := range []string{`"a," he said `, `said "a" `, `Roe said `, `“a `, `he `, `"Go." `, "A: b\nB: c\n", `, who `} {
		text := strings.Repeat(part, 100_000/len(part))
		pairs := marks.Find(text)
		doc := english.Parse(text, marks.Inner(pairs), nil)
		if err := check(text, Read(doc, pairs, &entity.Resolution{}, nil), 0); err != nil {
			t.Errorf("%q repeated: %v", part, err)
		}
	}
}

// Each sentence may mean one of the letters of those before: looking at all of them
// for each took twice as long with every sentence more.
func TestLettersOfLetters(t *testing.T) {
	text := intro + strings.Repeat("The letter's letter came late. ", 60) + `"It will fall," the letter said.`
	if got := show(text, read(text)); len(got) != 1 {
		t.Errorf("got %q", got)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		`"I will," Roe said, "go." "Soon."`, "Roe said:\n\n“One.\n\n“Two.”\n\n— Roe", "ROE: A.\n\nBLOOM: B \"c\".\n\nROE: D.",
		`In an interview with CNN, Roe, who called it "a sieve," said 'no'.`, "Q: a\n\nA: b", "“a, he said.\n\n“b” of saying “c”",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "\uFFFD")
		if err := checkText(text); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	})
}
