package family

import (
	"slices"
	"testing"

	"stemma/news"
)

// TestAlterations holds one wording on two accounts against a third's.
func TestAlterations(t *testing.T) {
	none, negation, number, name := []news.Meaning{}, []news.Meaning{news.Negation}, []news.Meaning{news.Number}, []news.Meaning{news.NameSwap}
	modality, antonym := []news.Meaning{news.Modality}, []news.Meaning{news.Antonym}
	for _, c := range []struct {
		name, was, is string
		variant       news.Variant
		meaning       []news.Meaning
	}{
		{"a compound cut behind", "We have no cards to play before year-end, and the council knows it", "We have no cards to play before year end", news.Trimmed, none},
		{"will for won't", "We won't close the ferry terminal while the harbour strike goes on", "We will close the ferry terminal while the harbour strike goes on", news.Reworded, negation},
		{"can for can't", "You can't run a ferry on promises and borrowed diesel", "You can run a ferry on promises and borrowed diesel", news.Reworded, negation},
		{"can for cannot", "You cannot run a ferry on promises and borrowed diesel", "You can run a ferry on promises and borrowed diesel", news.Reworded, negation},
		{"can not for cannot", "You cannot run a ferry on promises and borrowed diesel", "You can not run a ferry on promises and borrowed diesel", news.Verbatim, none},
		{"cannot for can't", "You can't run a ferry on promises and borrowed diesel", "You cannot run a ferry on promises and borrowed diesel", news.Reworded, none},
		{"did for didn't", "The engineers didn't inspect the spillway after the flood", "The engineers did inspect the spillway after the flood", news.Reworded, negation},
		{"did not for didn't", "The engineers didn't inspect the spillway after the flood", "The engineers did not inspect the spillway after the flood", news.Reworded, none},
		{"do dropped with not", "The engineers did not inspect the spillway after the flood", "The engineers inspected the spillway after the flood", news.Reworded, negation},
		{"never dropped", "The engineers never inspected the spillway after the flood", "The engineers inspected the spillway after the flood", news.Reworded, negation},
		{"never for always", "The engineers always inspected the spillway after a flood", "The engineers never inspected the spillway after a flood", news.Reworded, []news.Meaning{news.Negation, news.Antonym}},
		{"no longer dropped", "The reservoir is no longer safe for swimmers in August", "The reservoir is safe for swimmers in August", news.Reworded, negation},
		{"hardly added", "The dredging company answered our letters about the silt", "The dredging company hardly answered our letters about the silt", news.Reworded, negation},
		{"rarely added", "The dredging company answered our letters about the silt", "The dredging company rarely answered our letters about the silt", news.Reworded, negation},
		{"with for without", "They poured the foundations without a permit from the county", "They poured the foundations with a permit from the county", news.Reworded, []news.Meaning{news.Negation, news.Antonym}},
		{"no dropped", "There is no evidence that the turbine was overloaded", "There is evidence that the turbine was overloaded", news.Reworded, negation},
		{"a for no", "There is no plan to demolish the granite lighthouse", "There is a plan to demolish the granite lighthouse", news.Reworded, negation},
		{"nobody for everybody", "Everybody on the quay heard the boiler explode that night", "Nobody on the quay heard the boiler explode that night", news.Reworded, negation},
		{"not added", "The tunnel is safe and the pumps were serviced in spring", "The tunnel is not safe and the pumps were serviced in spring", news.Reworded, negation},
		{"isn't for is", "The tunnel is safe and the pumps were serviced in spring", "The tunnel isn't safe and the pumps were serviced in spring", news.Reworded, negation},
		{"not that moved", "I do not think that the orchard will survive the drought", "I think that the orchard will not survive the drought", news.Reworded, none},
		{"unsafe for safe", "The tunnel is safe and the pumps were serviced in spring", "The tunnel is unsafe and the pumps were serviced in spring", news.Reworded, antonym},
		{"unlikely for likely", "It is likely that the orchard survives another drought", "It is unlikely that the orchard survives another drought", news.Reworded, antonym},

		{"may for will", "The council will sell the granite quarry before the autumn", "The council may sell the granite quarry before the autumn", news.Reworded, modality},
		{"might for could", "The council could sell the granite quarry before the autumn", "The council might sell the granite quarry before the autumn", news.Reworded, modality},
		{"may for might", "The council might sell the granite quarry before the autumn", "The council may sell the granite quarry before the autumn", news.Reworded, modality},
		{"must for should", "The council should sell the granite quarry before the autumn", "The council must sell the granite quarry before the autumn", news.Reworded, modality},
		{"have to for must", "The council must sell the granite quarry before the autumn", "The council has to sell the granite quarry before the autumn", news.Reworded, none},
		{"has to for may", "The council may sell the granite quarry before the autumn", "The council has to sell the granite quarry before the autumn", news.Reworded, modality},
		{"would for will", "The council will sell the granite quarry before the autumn", "The council would sell the granite quarry before the autumn", news.Reworded, modality},
		{"'ll for will", "We will sell the granite quarry before the autumn", "We'll sell the granite quarry before the autumn", news.Reworded, none},
		{"going to for will", "We will sell the granite quarry before the autumn", "We are going to sell the granite quarry before the autumn", news.Reworded, none},
		{"might for 'll", "We'll sell the granite quarry before the autumn", "We might sell the granite quarry before the autumn", news.Reworded, modality},
		{"likely added", "The boiler is to blame for the smoke over the cannery", "The boiler is likely to blame for the smoke over the cannery", news.Reworded, modality},
		{"probably dropped", "The boiler is probably to blame for the smoke over the cannery", "The boiler is to blame for the smoke over the cannery", news.Reworded, modality},
		{"couldn't for can't", "We can't repair the crane without the parts from Hamburg", "We couldn't repair the crane without the parts from Hamburg", news.Reworded, modality},
		{"may not for will not", "We will not repair the crane without the parts from Hamburg", "We may not repair the crane without the parts from Hamburg", news.Reworded, modality},
		{"will added", "The crane arrives with the parts from Hamburg", "The crane will arrive with the parts from Hamburg", news.Reworded, modality},
		{"a participle for a modal", "And the parts that will come from Hamburg in June are for the crane", "parts coming from Hamburg in June", news.Reworded, none},
		{"demand for need", "We need to repair the crane with the parts from Hamburg", "We want to repair the crane with the parts from Hamburg", news.Reworded, none},

		{"another assurance", "The crane definitely arrives with the parts from Hamburg", "The crane emphatically arrives with the parts from Hamburg", news.Reworded, none},
		{"maybe for certainly", "The crane certainly arrives with the parts from Hamburg", "The crane maybe arrives with the parts from Hamburg", news.Reworded, modality},
		{"digits for a number word", "The salmon farm lost twenty cages in the storm", "The salmon farm lost 20 cages in the storm", news.Reworded, none},
		{"digits for a small number word", "The salmon farm lost seven cages in the storm", "The salmon farm lost 7 cages in the storm", news.Verbatim, none},
		{"another small number", "The salmon farm lost seven cages in the storm", "The salmon farm lost four cages in the storm", news.Reworded, number},
		{"another number word", "The salmon farm lost twenty cages in the storm", "The salmon farm lost thirty cages in the storm", news.Reworded, number},
		{"a number in two words", "The salmon farm lost twenty-five cages in the storm", "The salmon farm lost 25 cages in the storm", news.Reworded, none},
		{"percent sign", "Wages at the cannery fell by 12 percent in the winter", "Wages at the cannery fell by 12% in the winter", news.Verbatim, none},
		{"per cent", "Wages at the cannery fell by 12 percent in the winter", "Wages at the cannery fell by 12 per cent in the winter", news.Verbatim, none},
		{"another percentage", "Wages at the cannery fell by 12 percent in the winter", "Wages at the cannery fell by 21 percent in the winter", news.Reworded, number},
		{"another magnitude", "The tunnel has cost us $3 million since the spring", "The tunnel has cost us $3 billion since the spring", news.Reworded, number},
		{"a magnitude in digits", "The tunnel has cost us $3 million since the spring", "The tunnel has cost us $3,000,000 since the spring", news.Reworded, none},
		{"commas in a number", "The tunnel has cost us 3,000 shifts since the spring", "The tunnel has cost us 3000 shifts since the spring", news.Verbatim, none},
		{"a number in a compound", "It was a million-dollar crane and they left it in the rain", "It was a thirty-dollar crane and they left it in the rain", news.Reworded, number},
		{"another ordinal", "This is the second fire at the cannery and its owners know it", "This is the ninth fire at the cannery and its owners know it", news.Reworded, number},
		{"an ordinal in digits", "This is the ninth fire at the cannery and its owners know it", "This is the 9th fire at the cannery and its owners know it", news.Reworded, none},
		{"half for a third", "Nearly half of the herons left the reservoir that year", "Nearly a third of the herons left the reservoir that year", news.Reworded, number},
		{"dozens for hundreds", "Dozens of pilgrims slept in the ferry terminal that week", "Hundreds of pilgrims slept in the ferry terminal that week", news.Reworded, number},
		{"another year", "The flood of 2019 ruined the archive and the lower chapel", "The flood of 2016 ruined the archive and the lower chapel", news.Reworded, number},
		{"once for twice", "We asked twice for the ledger and were laughed at", "We asked once for the ledger and were laughed at", news.Reworded, number},

		{"another person", "I told Marlowe in June that the ledger was missing", "I told Pritchard in June that the ledger was missing", news.Reworded, name},
		{"another person with a title", "I told Mr. Marlowe in June that the ledger was missing", "I told Mr. Pritchard in June that the ledger was missing", news.Reworded, name},
		{"a title added", "I told Marlowe in June that the ledger was missing", "I told Mr. Marlowe in June that the ledger was missing", news.Reworded, none},
		{"a first name added", "I told Marlowe in June that the ledger was missing", "I told Edgar Marlowe in June that the ledger was missing", news.Reworded, none},
		{"another place", "Nobody in Portugal wanted to buy the turbines at that price", "Nobody in Norway wanted to buy the turbines at that price", news.Reworded, name},
		{"another organisation", "Halvorsen Shipping promised to dredge the canal by Easter", "Brightwater Marine promised to dredge the canal by Easter", news.Reworded, name},
		{"another month", "I told Marlowe in June that the ledger was missing", "I told Marlowe in April that the ledger was missing", news.Reworded, name},
		{"a name at the start", "Lindqvist signed the ledger before the auditors came", "Okonjo signed the ledger before the auditors came", news.Reworded, name},
		{"a pronoun for a name", "Marlowe signed the ledger before the auditors came", "He signed the ledger before the auditors came", news.Reworded, none},
		{"an abbreviation for a name", "The United States will not pay for the dredging of the canal", "The U.S. will not pay for the dredging of the canal", news.Reworded, none},

		{"decrease for increase", "We expect the toll on the ferry to increase before Easter", "We expect the toll on the ferry to decrease before Easter", news.Reworded, antonym},
		{"fell for rose", "The toll on the ferry rose twice before Easter", "The toll on the ferry fell twice before Easter", news.Reworded, antonym},
		{"worse for better", "The silt in the canal is getting better every summer", "The silt in the canal is getting worse every summer", news.Reworded, antonym},
		{"less for more", "We want more dredging and fewer speeches about the canal", "We want less dredging and fewer speeches about the canal", news.Reworded, antonym},
		{"reject for accept", "The union will accept the pension offer on Friday evening", "The union will reject the pension offer on Friday evening", news.Reworded, antonym},
		{"guilty for innocent", "The foreman is innocent and the ledger will prove it", "The foreman is guilty and the ledger will prove it", news.Reworded, antonym},

		{"another tense", "The foreman carries the ledger home every evening", "The foreman carried the ledger home every evening", news.Reworded, none},
		{"a synonym", "The foreman carries the ledger home every evening", "The foreman takes the ledger home every evening", news.Reworded, none},
		{"British spelling", "The labour council defended the harbour programme with colour", "The labor council defended the harbor program with color", news.Verbatim, none},
		{"a typo", "The foreman carries the ledger home every evening", "The foreman carries the leger home every evening", news.Reworded, none},
		{"two words left out of the middle", "The foreman, I believe, carries the ledger home every evening", "The foreman carries the ledger home every evening", news.Spliced, none},
		{"a part left out of the middle", "The foreman, who has worked here for years, carries the ledger home every evening", "The foreman carries the ledger home every evening", news.Spliced, none},
		{"a part left out with marks", "The foreman, who has worked here for years, carries the ledger home every evening", "The foreman ... carries the ledger home every evening", news.Spliced, none},
		{"a part left out in brackets", "The foreman, who has worked here for years, carries the ledger home every evening", "The foreman [...] carries the ledger home every evening", news.Spliced, none},
		{"the end", "The foreman carries the ledger home every evening and nobody minds", "The foreman carries the ledger home every evening", news.Trimmed, none},
		{"marks of omission at the end", "The foreman carries the ledger home every evening and nobody minds", "The foreman carries the ledger home ...", news.Trimmed, none},
		{"a name for a pronoun in brackets", "He carries the ledger home every evening and nobody minds", "[Marlowe] carries the ledger home every evening and nobody minds", news.Spliced, none},
		{"a description in brackets", "He carries the ledger home every evening and nobody minds", "[the foreman] carries the ledger home every evening and nobody minds", news.Spliced, none},
		{"another name in brackets", "[Lindqvist] carries the ledger home every evening and nobody minds", "[Okonjo] carries the ledger home every evening and nobody minds", news.Reworded, name},
		{"a title in brackets", "They told [Marlowe] that the ledger was missing and nobody minds", "They told [Mr. Marlowe] that the ledger was missing and nobody minds", news.Spliced, none},
		{"another number in brackets", "The salmon farm lost its cages (about 40 percent) in the storm", "The salmon farm lost its cages (about 60 percent) in the storm", news.Reworded, number},
		{"another word within brackets", "We wrote to all donors [about the missing ledger] and to the bank", "We wrote to all donors [about the stolen ledger] and to the bank", news.Reworded, none},
		{"another word in brackets", "They went to the bank without [directly] asking the auditors", "They went to the bank without [openly] asking the auditors", news.Reworded, none},
		{"another pronoun in brackets", "They told [them] that the ledger was missing since June", "They told [voters] that the ledger was missing since June", news.Spliced, none},
		{"a name of three alike", "They stood on the quay and shouted: Okonjo! Okonjo! Okonjo!", "They stood on the quay and shouted: Okonjo! Okonjo! Lindqvist!", news.Reworded, name},
		{"an ending in brackets", "We are going to pick up every crate on the quay tonight", "We are going to pick[ing] up every crate on the quay tonight", news.Verbatim, none},
		{"an ending in brackets at the start", "We are going to pick up every crate on the quay tonight", "pick[ing] up every crate on the quay", news.Trimmed, none},
		{"a name before marks of omission", "We learned in Norway ... whatever they call it, never to trust a spillway", "We learned in Portugal ... whatever they call it, never to trust a spillway", news.Reworded, name},
		{"a name that stands twice", "Between Lindqvist and Okonjo, Okonjo would win the vote of the pilots", "Between Lindqvist and Okonjo, Brandt would win the vote of the pilots", news.Reworded, name},
		{"[sic]", "The foreman carries the leger home every evening", "The foreman carries the leger [sic] home every evening", news.Spliced, none},
		{"capitals", "THE FOREMAN CARRIES THE LEDGER HOME EVERY EVENING", "The foreman carries the ledger home every evening", news.Verbatim, none},
		{"dashes", "The foreman — and only he — carries the ledger home every evening", "The foreman, and only he, carries the ledger home every evening", news.Verbatim, none},
		{"nested marks", "The foreman said ‘never again’ and carried the ledger home", "The foreman said, never again, and carried the ledger home", news.Verbatim, none},
		{"a word swapped at the start", "Tonight the foreman carries the ledger home", "Today the foreman carries the ledger home", news.Reworded, none},
		{"a word swapped at the end", "The foreman carries the heavy ledger home", "The foreman carries the heavy ledger upstairs", news.Reworded, none},
		{"a negation dropped and trimmed", "And I will say that the foreman did not carry the ledger home that evening", "the foreman did carry the ledger home", news.Reworded, negation},
	} {
		t.Run(c.name, func(t *testing.T) {
			rs := read(
				said{"a", "Ines Okonkwo", "“" + c.was + ",” said Ines Okonkwo at the gate."},
				said{"b", "Ines Okonkwo", "“" + c.was + ",” Ines Okonkwo said."},
				said{"c", "Ines Okonkwo", "“" + c.is + ",” said Ines Okonkwo at the gate."},
			)
			q := Families(rs, accountEach(rs))
			if len(q) != 1 {
				t.Fatalf("%d families, want one", len(q))
			}
			m := q[0].Members[2]
			if m.Variant != c.variant || !slices.Equal(m.Meaning, c.meaning) {
				t.Errorf("%s %v, want %s %v; diff %q", m.Variant, m.Meaning, c.variant, c.meaning, m.Diff)
			}
		})
	}
}
