package org.hazmat.scenarios.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A real, headless Chromium with software WebGL. */
final class Browser implements AutoCloseable {
    private final ChromeDriver driver;
    private final Path profile;

    private Browser(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    static Browser open() throws IOException {
        Path profile = Files.createTempDirectory("chromium");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(existing("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--use-gl=angle",
                "--use-angle=swiftshader",
                "--enable-unsafe-swiftshader",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--lang=zh-CN",
                "--window-size=1000,640",
                "--user-data-dir=" + profile);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(existing("/usr/bin/chromedriver", "/usr/lib/chromium-browser/chromedriver")
                        .toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options), profile);
    }

    private static Path existing(String... candidates) {
        return Stream.of(candidates)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("none of " + List.of(candidates)
                        + " is there; ./tracker test installs Chromium and ChromeDriver on Debian and Ubuntu"));
    }

    void go(String url) {
        driver.get(url);
    }

    void logIn(String user, String password) {
        WebElement form = find("login-form");
        form.findElement(By.cssSelector("input[name=username]")).sendKeys(user);
        form.findElement(By.cssSelector("input[name=password]")).sendKeys(password);
        find("login-submit").click();
    }

    WebElement find(String testId) {
        return Awaitility.await("[data-testid=" + testId + "]")
                .atMost(Duration.ofSeconds(20))
                .ignoreExceptions()
                .until(() -> driver.findElement(By.cssSelector("[data-testid=" + testId + "]")), element -> true);
    }

    List<WebElement> findAll(String testId) {
        return driver.findElements(By.cssSelector("[data-testid=" + testId + "]"));
    }

    /** Evaluates an expression in the page. */
    Object evaluate(String expression) {
        return driver.executeScript("return " + expression);
    }

    /** Of the window; what a page gets of it is a little lower. */
    void resize(int widthPixels, int heightPixels) {
        driver.manage().window().setSize(new Dimension(widthPixels, heightPixels));
    }

    void screenshot(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() throws IOException {
        driver.quit();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
