package claim_test

import (
	"strings"
	"testing"

	"stemma/news"
)

func TestCountsInUnlikeSentences(t *testing.T) {
	for _, c := range []struct {
		name, first, second string
		want                string
	}{
		{
			"great", "The governor promised the deployment of 32,000 guards at the dams of the valley.",
			"About 18,000 guards were deployed in the valley, the ministry said, as the water kept rising.", "32,000 | About 18,000",
		},
		{
			"of one deed", "The blast at the mill in Sarnby wounded nine workers who were loading flour.",
			"Fire broke out at the Sarnby mill, and the blast wounded six workers before noon.", "nine | six",
		},
		{
			"much alike", "Telephones fell silent across the Lorrin archipelago and the northern fjords after two undersea cables near Cape Thole were severed.",
			"Across the northern fjords and the Lorrin archipelago telephones went dead, as an anchor severed three undersea cables near Cape Thole.", "two | three",
		},
		{
			"a measure", "The surgeon Agnes Thorley slipped on wet granite and fell about 60 metres from the Corran ridge into a ravine.",
			"After a storm a surgeon from Sarnby slipped on the wet granite of Corran ridge and fell 150 metres into the ravine.", "about 60 metres | 150 metres",
		},
		{
			"of two places", "After the plebiscite on the marble quarries, clerks in Sarnby counted 420 spoiled ballots in sealed wooden boxes.",
			"Voters grumbled at the rules of the plebiscite on the quarries of marble, and 310 spoiled ballots from Elby lie in sealed boxes that nobody may open before spring.", "",
		},
		{
			"a measure of two people", "The surgeon Agnes Thorley slipped on wet granite and fell about 60 metres from the Corran ridge into a ravine.",
			"After a storm the surgeon Ruth Calder slipped on the wet granite of Corran ridge and fell 150 metres into the ravine.", "",
		},
		{
			"a time of one person", "The painter Agnes Thorley had been treated for pneumonia in the clinic for four weeks before the show.",
			"Agnes Thorley died on Sunday. Thorley had been treated for the past three weeks for pneumonia.", "four weeks | three weeks",
		},
		{
			"how often", "The fox that Agnes Thorley caught had been bitten seven times, a vet found. Thorley was bitten three times in the wood at Elby.",
			"In Elby the painter Agnes Thorley was bitten five times by a fox on Sunday.", "three times | five times",
		},
		{
			"times of two people", "The painter Agnes Thorley had been treated for pneumonia in the clinic for four weeks before the show.",
			"Ruth Calder died on Sunday. Calder had been treated for the past three weeks for pneumonia.", "",
		},
		{
			"both in one article", "The governor promised the deployment of 32,000 guards at the dams of the valley. Only 18,000 guards have come so far.",
			"About 18,000 guards were deployed in the valley, the ministry said, as the water kept rising.", "",
		},
		{
			"nothing alike beside", "The governor asked that 32,000 guards be fed by the villages of the valley.",
			"Some 18,000 guards cheered when their pay was raised by the ministry.", "",
		},
		{
			"another thing", "The governor promised the deployment of 32,000 guards at the dams of the valley.",
			"About 18,000 boats were deployed in the valley, the ministry said, as the water kept rising.", "",
		},
		{
			"much fewer", "The governor promised the deployment of 32,000 guards at the dams of the valley.",
			"About 1,200 guards were deployed in the valley, the ministry said, as the water kept rising.", "",
		},
		{
			"more of them", "The governor promised the deployment of 32,000 guards at the dams of the valley.",
			"Another 18,000 guards were deployed in the valley, the ministry said, as the water kept rising.", "",
		},
		{
			"a digit", "The ministry announced that divers had counted 418 new urchins in 315 rock pools.",
			"The 418 new urchins live in 305 different pools.", "315 | 305",
		},
		{
			"a digit of a sum", "The mayor paid $4,683.20 for lamps at Orrick's and for a carpet.",
			"Among the bills is one of $4,623.20 for lamps from Orrick's that nobody ordered.", "$4,683.20 | $4,623.20",
		},
		{
			"a magnitude", "The harbour board fined the ferry company $2.5 million over the spill.",
			"For the spill at Sarnby the ferry company was fined $25 million, its lawyer said.", "$2.5 million | $25 million",
		},
		{
			"a magnitude of round sums", "The harbour board fined the ferry company $2 million over the spill.",
			"For the spill at Sarnby the ferry company was fined $20 million, its lawyer said.", "",
		},
		{
			"rounded sums", "The mayor paid $4,600 for lamps at Orrick's and for a carpet.",
			"Among the bills is one of $4,623.20 for lamps from Orrick's that nobody ordered.", "",
		},
	} {
		_, conflicts := find(read(c.first+" Nobody else was asked.", c.second+" The council meets again."))
		var got []string
		for _, k := range conflicts {
			if k.Kind == news.NumberConflict {
				got = append(got, k.Sides[0].Value+" | "+k.Sides[1].Value)
			}
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestGreatCountsHaveTheArticlesThatAgree(t *testing.T) {
	_, conflicts := find(read(
		"The governor promised the deployment of 32,000 guards at the dams of the valley.",
		"About 18,000 guards were deployed in the valley, the ministry said, as the water kept rising.",
		"Farmers fled from the flood. More than 31,500 guards, half of them young, filled bags with sand."))
	if len(conflicts) != 1 || len(conflicts[0].Sides) < 2 || len(conflicts[0].Sides[0].Members)+len(conflicts[0].Sides[1].Members) < 2 {
		t.Fatalf("got %s", kinds(conflicts))
	}
	articles := map[news.ArticleID]bool{}
	for _, side := range conflicts[0].Sides {
		for _, m := range side.Members {
			articles[m.Article] = true
		}
	}
	if len(articles) != 3 {
		t.Errorf("%d articles of three: %s", len(articles), kinds(conflicts))
	}
}

func TestThirdCountOfOneDeed(t *testing.T) {
	_, conflicts := find(read(
		"The blast at the mill in Sarnby wounded nine workers who were loading flour.",
		"Fire broke out at the Sarnby mill, and the blast wounded six workers before noon.",
		"The owner of the mill was accused on Friday of a crime which had wounded seven workers."))
	if len(conflicts) != 1 || len(conflicts[0].Sides) != 3 {
		t.Errorf("nine, six and seven: %s", kinds(conflicts))
	}
}

func TestSentencesThatGiveASideStandOnIt(t *testing.T) {
	_, conflicts := find(read(
		"Two boats left at dawn. Divers found nine bronze anchors below the Corran pier on Friday. The council meets again.",
		"On Friday divers found seven bronze anchors below the Corran pier. The harbour is shut.",
		"Below the Corran pier divers found nine bronze anchors, a clerk said. Fishermen watched.",
		"A clerk of the harbour said that divers had found seven bronze anchors below the Corran pier. Nobody was hurt."))
	if len(conflicts) != 1 || len(conflicts[0].Sides) != 2 || len(conflicts[0].Sides[0].Members) != 2 || len(conflicts[0].Sides[1].Members) != 2 {
		t.Errorf("nine and seven of two articles each: %+v", conflicts)
	}
}
