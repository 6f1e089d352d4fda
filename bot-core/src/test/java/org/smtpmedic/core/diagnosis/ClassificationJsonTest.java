package org.smtpmedic.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.smtpmedic.core.knowledge.CatalogueLoader;

class ClassificationJsonTest {

    private static final Diagnostician DIAGNOSTICIAN =
            new Diagnostician(CatalogueLoader.load(Path.of("src/test/resources/small-catalogue")));

    @Test
    void a_named_cause_is_written_with_its_evidence_and_the_places_of_secrets() {
        Diagnosis diagnosis = DIAGNOSTICIAN.diagnose(
                "535 5.7.139 SmtpClientAuthentication is disabled for the Tenant. password=Sw0rdf1sh");

        assertThat(ClassificationJson.of(TextNode.valueOf("a1"), diagnosis))
                .hasToString(
                        "{\"id\":\"a1\",\"primary\":\"tenant-off\",\"confidence\":0.97,\"provider\":\"microsoft365\",\"gate\":2,"
                                + "\"smtpCode\":\"535\",\"enhancedCode\":\"5.7.139\","
                                + "\"ranked\":[{\"cause\":\"tenant-off\",\"confidence\":0.97},{\"cause\":\"generic-139\",\"confidence\":0.425}],"
                                + "\"evidence\":[{\"start\":12,\"end\":63,\"text\":\"SmtpClientAuthentication is disabled for the Tenant\"}],"
                                + "\"secrets\":[{\"kind\":\"password\",\"start\":74,\"end\":83}]}");
    }

    @Test
    void without_an_error_there_is_null_everywhere() {
        assertThat(ClassificationJson.of(NullNode.instance, DIAGNOSTICIAN.diagnose("hello")))
                .hasToString("{\"id\":null,\"primary\":null,\"confidence\":0.0,\"provider\":\"none\",\"gate\":null,"
                        + "\"smtpCode\":null,\"enhancedCode\":null,\"ranked\":[],\"evidence\":[],\"secrets\":[]}");
    }
}
