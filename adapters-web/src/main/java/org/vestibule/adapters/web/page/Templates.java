package org.vestibule.adapters.web.page;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.MustacheResolver;
import com.github.mustachejava.reflect.MissingWrapper;
import com.github.mustachejava.reflect.ReflectionObjectHandler;
import com.github.mustachejava.util.Wrapper;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.vestibule.adapters.web.path.Paths;

/**
 * Fills templates in. They lie beside the handlers that show them. A name that is missing in a template is an error, and
 * nothing is sent of a page that could not be rendered to its end.
 */
public final class Templates {

    private static final String ROOT = "/org/vestibule/adapters/web/";
    private static final Function<String, String> TEXT = Texts::text;

    /** Known to all templates. */
    private static final Map<String, Object> COMMON = Map.of("t", TEXT, "paths", Paths.fixed());

    private final DefaultMustacheFactory factory = new Factory();

    /** Renders a page. */
    public String render(Page page, Frame frame) {
        Mustache template = factory.compile(page.template() + ".mustache");
        StringWriter html = new StringWriter();
        template.execute(html, new Object[] {COMMON, frame, page.view()});
        return html.toString();
    }

    private static final class Factory extends DefaultMustacheFactory {

        Factory() {
            super((MustacheResolver) Factory::open);
            setObjectHandler(new Strict());
        }

        @Override
        public String resolvePartialPath(String directory, String name, String extension) {
            return name + extension;
        }

        private static Reader open(String path) {
            InputStream template = Templates.class.getResourceAsStream(ROOT + path);
            if (template == null) {
                throw new MustacheException("No template " + path);
            }
            return new InputStreamReader(template, StandardCharsets.UTF_8);
        }
    }

    private static final class Strict extends ReflectionObjectHandler {

        @Override
        public Wrapper find(String name, List<Object> scopes) {
            Wrapper found = super.find(name, scopes);
            if (found instanceof MissingWrapper) {
                throw new MustacheException("Nothing named " + name);
            }
            return found;
        }
    }
}
