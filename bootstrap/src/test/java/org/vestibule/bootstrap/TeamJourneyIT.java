package org.vestibule.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.vestibule.testkit.OnlyLong;

/** A team and its mandate, in the browsers of its Owner and of a member, with the program as people start it (PRODUCT D). */
class TeamJourneyIT extends Journey {

    private final Looks looks = new Looks();

    @Test
    void a_mandate_withholds_the_team_until_the_member_enables_it() {
        assertMandateWithholds(true);
    }

    @OnlyLong
    @Test
    void a_mandate_withholds_the_team_without_javascript() {
        assertMandateWithholds(false);
    }

    private void assertMandateWithholds(boolean scripts) {
        Person owner = person("owner", scripts);
        owner.hasSignedUp();
        owner.enables();
        owner.notesCodes();
        String name = "Northwind" + (scripts ? "" : " by hand");
        RunningPortal.Command made = RunningPortal.runHere(
                data, "", "team", "create", name, "--owner", owner.email(), "--plan", "enterprise");
        assertEquals(0, made.code(), made.err());

        owner.page().navigate("/");
        owner.link(name).click();
        look(owner, scripts, "team");
        String team = owner.page().url();
        owner.link("People").click();
        look(owner, scripts, "people, alone");
        owner.link("Invite people").click();
        look(owner, scripts, "invite");
        Person member = person("member", scripts);
        owner.page().getByLabel("E-mail addresses").fill("nonsense");
        owner.click("Send invitations"); // enabling it a moment ago was a proof
        owner.assertRefused("email-malformed");
        look(owner, scripts, "invite, refused");
        owner.page().getByLabel("E-mail addresses").fill(member.email() + "\nnobody@example.org");
        owner.click("Send invitations");
        owner.assertReads("2 invitations sent");
        look(owner, scripts, "people, invited");
        assertChoosesInvitations(owner, scripts);

        member.page().navigate(portal.linkFor(member.email(), "/invitations/"));
        member.assertOn("Join " + name);
        look(member, scripts, "invitation");
        member.click("Create your account");
        member.page().getByLabel("Your name").fill("Member");
        member.page().locator("input[name=password]").fill(HttpBrowser.PASSWORD);
        member.click("Create account");
        look(member, scripts, "invitation, signed in");
        member.click("Join " + name);
        member.assertOn(name);
        assertEquals(team, member.page().url());
        member.page().navigate(team + "/general");
        member.assertRefused("role-not-enough");
        look(member, scripts, "role not enough");
        member.page().navigate(team + "/leave");
        look(member, scripts, "leave");
        member.click("Leave team");
        member.assertRefused("proof-needed");
        look(member, scripts, "proof");
        member.page().locator("input[name=password]").fill("not the right one");
        member.click("Confirm and leave team");
        member.assertRefused("password-wrong");
        look(member, scripts, "proof refused");

        owner.page().navigate(team + "/general");
        look(owner, scripts, "general");
        owner.page().getByLabel("Everyone").check();
        owner.page().getByLabel("On a date").check();
        owner.click("Continue");
        owner.assertRefused("start-date-malformed");
        look(owner, scripts, "general refused");
        owner.page().getByLabel("At once").check();
        owner.click("Continue");
        owner.assertOn("Require 2-step verification of everyone?");
        owner.assertReads(member.email());
        look(owner, scripts, "dry run");
        owner.click("Require it now");
        owner.assertReads("The rule is saved");
        owner.page().navigate(team + "/delete");
        look(owner, scripts, "delete");

        member.page().navigate(team);
        member.assertRefused("team-withheld");
        look(member, scripts, "withheld");
        member.page().navigate("/security");
        member.assertReads(name + " is withheld from you");
        member.page().locator(".teams summary").click();
        look(member, scripts, "security, a team withheld, picker open");
        owner.page().navigate(team + "/people");
        owner.assertReads("1 of 2 do not have 2-step verification yet");
        look(owner, scripts, "people, one suspended");
        assertFinds(owner, member, scripts);
        owner.page().navigate(team + "/people");
        more(owner, member).click();
        look(owner, scripts, "member");
        owner.click("Send reminder");
        owner.assertReads("1 reminder sent");
        owner.assertReads("Reminded today");
        owner.page().navigate(team + "/people");
        owner.assertReads("1 of the 1 was reminded today.");
        look(owner, scripts, "people, all reminded");
        assertEquals(1, missing(owner, team).size());
        assertTrue(missing(owner, team).get(0).contains(member.email()), () -> csv(owner, team));
        String mail = "Mail to " + member.email() + ": " + portal.base() + "/security/two-step/enable";
        RunningPortal.await(RunningPortal.PATIENCE, mail, () -> portal.output().contains(mail));

        member.page().navigate("/");
        member.assertReads("This team is withheld from you");
        member.enables();
        member.notesCodes();
        member.page().navigate("/security");
        member.assertReads(name + " is open again");
        look(member, scripts, "security, a team open again");
        member.page().navigate(team);
        member.assertOn(name);
        assertEquals(List.of(), missing(owner, team));
        owner.page().navigate(team + "/people?standing=on");
        owner.assertReads(member.email());
        assertRemoves(owner, member, team, scripts);
        assertEquals(List.of(), looks.findings());
    }

    /** Waiting invitations are searched, chosen, sent again, and named before they are revoked. */
    private void assertChoosesInvitations(Person owner, boolean scripts) {
        owner.link("See invitations").click();
        owner.assertOn("Waiting for an answer");
        look(owner, scripts, "invitations");
        owner.click("Revoke chosen");
        owner.assertRefused("nothing-chosen");
        look(owner, scripts, "invitations, nothing chosen");
        owner.page().getByLabel("E-mail address").fill("NOBODY@");
        owner.click("Search");
        owner.page().getByLabel("nobody@example.org").check();
        owner.click("Resend chosen");
        owner.assertReads("1 invitation sent again");
        owner.page().getByLabel("nobody@example.org").check();
        owner.click("Revoke chosen");
        owner.assertOn("Revoke 1 invitation?");
        look(owner, scripts, "revoke");
        owner.link("Keep them").click();
        owner.page().getByLabel("All 1").check();
        owner.click("Revoke chosen");
        owner.assertReads("nobody@example.org");
        owner.click("Revoke 1 invitation");
        owner.assertReads("1 invitation revoked");
        look(owner, scripts, "invitations, none found");
        owner.link("show all 1").click();
        owner.link("Back to People").click();
        owner.assertReads("1 invitation.");
    }

    private void assertFinds(Person owner, Person member, boolean scripts) {
        owner.page().getByLabel("Name or e-mail address").fill("rivers");
        owner.click("Search");
        owner.assertReads("Nobody here has “rivers” in their name or address.");
        look(owner, scripts, "people, nobody found");
        owner.page().getByLabel("Name or e-mail address").fill(member.email().toUpperCase(Locale.ROOT));
        owner.page().getByLabel("Sort by").selectOption("Not done first");
        owner.click("Search");
        owner.link("Suspended 1").click();
        owner.assertReads(member.email());
        assertEquals(1, owner.page().locator("tbody tr").count());
        assertEquals("standing", owner.page().getByLabel("Sort by").inputValue());
        look(owner, scripts, "people, found");
    }

    private static Locator more(Person owner, Person member) {
        return owner.page()
                .locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(member.email()))
                .locator(".go a");
    }

    /** They are named before and after, and mailed. */
    private void assertRemoves(Person owner, Person member, String team, boolean scripts) {
        owner.page().navigate(team + "/people");
        more(owner, member).click();
        owner.link("Remove from team").click();
        owner.assertOn("Remove Member?");
        look(owner, scripts, "remove");
        owner.link("Keep in team").click();
        owner.assertOn("Member");
        owner.link("Remove from team").click();
        owner.click("Remove Member");
        owner.assertReads("Member is removed from the team");
        look(owner, scripts, "people, one removed");
        String mail = "Mail to " + member.email() + ": " + portal.base() + "/";
        RunningPortal.await(
                RunningPortal.PATIENCE, mail, () -> portal.output().lines().anyMatch(mail::equals));
        member.page().navigate(team);
        member.assertRefused("not-found");
    }

    /** Where there are no scripts axe cannot look; the pages are the same. */
    private void look(Person person, boolean scripts, String state) {
        if (scripts) {
            looks.at(person.page(), state);
        }
    }

    /** The lines of the CSV about members who are suspended. */
    private static List<String> missing(Person owner, String team) {
        return csv(owner, team)
                .lines()
                .filter(line -> line.contains("suspended"))
                .toList();
    }

    private static String csv(Person owner, String team) {
        return owner.page().request().get(team + "/people.csv").text();
    }

    private Person person(String name, boolean scripts) {
        Page page = newPhonePage(scripts);
        return new Person(page, portal, name + (scripts ? ".js" : "") + "@example.org");
    }
}
